"""Medicines that a post speaks of without a name: "my meds", "the pill", "a shot"; and which of them somebody takes."""

from __future__ import annotations

import re
from functools import cache, lru_cache

import ahocorasick

from insights.language.document import Document
from insights.language.sentences import Span

_WORDS = re.compile(r"[^,\n]+")
_LISTED = """
med,meds,medicine,medicines,pill,pills,rx,script,scripts,drug,drugs,ssri,ssris,snri,snris,maoi,maois,tricyclic,tricyclics,
stims,anti-anxiety,shot,shots,jab,jabs,patch,patches,gum,gums,cream,creams,gel,gels,drops,peel,dose,doses,dosed,basal,hrt,
iud,pump,antacids,bcp,bcps,otc,generic,generics,side effect,side effects,birth control,beta blocker,beta blockers,
mood stabilizers,mood stabiliser,mood stabilisers,pain killer,pain killers,blood thinner,blood thinners,sleeping pill,
sleeping pills,sleeping tablets,water pill,water pills,mood stabilizer
"""
_STEMS = """
contracepti,inject,chemo,vaccin,overdos,nebuli,withdrawal,taper,bolus,anesthe,anaesthe,
antidepress,anti-depress,antipsychotic,anti-psychotic,antibiotic,anti-biotic,antihistamin,diuretic,laxativ,steroid,stimulant,
benzo,opioid,opiate,narcotic,statin,medicat,prescri,painkiller,capsule,tablet,inhaler,
infusion,supplement,vitamin,hormone,biologic,ointment,topical,dosage,lozenge,sedativ,
tranquil,suppositor,antifungal,anti-fungal,antiviral,anti-viral,retinoid,nasal spray,cough syrup,self-medicat
"""
_NO_MEDICINE = re.compile(
    r"\bmed[- /]*(?:school|schools|students?|surg\w*|sci|spa|tech|aide|rec)\b|\bpre-?med\b|\b(?:internal|family|"
    r"emergency|sports|veterinary|academic|modern|western|of|in|into|study\w*|practi[cs]\w+|quit\w*|about|pursu\w+|do|doing|r/|"
    r"the best) ?medicine\b|\bmedicine (?:residen\w+|school|is a)\b|\b(?:ice|shaving|whipped|face) creams?\b|"
    r"\b(?:was|were|been|being|is|gives?|it a|worth a|best|big|long|screen|head|one|pressure) shots?\b|"
    r"\bdrug (?:addict\w*|dealers?|tests?|testing|screen\w*|wars?|of choice|use|users?|abuse\w*|free|rep|reps|"
    r"stores?)\b|\b(?:do|doing|did|deal|selling|hell of a|street|illegal|illicit|hard|alcohol and|and) drugs?\b|"
    r"\bdrugs (?:and|or) alcohol\b|\bgel (?:with|well|together)\b|\b(?:ear|eye|cough|test|price) ?drops\b|"
    r"\binfusion (?:set|site)s?\b"
)
_AROUND = 24
_PRODUCT = (
    r"(?:meds?|medications?|medicines?|pills?|tablets?|capsules?|drugs?|anti-?depressants?|ssris?|snris?|maois?|"
    r"stimulants?|stims|benzos?|benzodiazepines?|anti-?psychotics?|mood stabili[sz]ers?|beta ?blockers?|statins?|"
    r"steroids?|anti-?biotics?|birth control|contracepti\w+|iud|vaccines?|shots?|jabs?|injections?|infusions?|"
    r"chemo(?:therapy)?|pain ?killers?|opiates?|opioids?|narcotics?|inhalers?|patch(?:es)?|gums?|creams?|topicals?|"
    r"ointments?|hormones?|hrt|biologics?|blood thinners?|antihistamines?|diuretics?|laxatives?|supplements?|"
    r"vitamins?|peel|prescriptions?|rx|scripts?|pump|generics?|insulin|bolus\w*)"
)
_TAKEN = re.compile(
    rf"\b(?:my|his|her|their|our|your) (?:\w+ ){{0,2}}{_PRODUCT}\b|"
    r"\b(?:on|off|of|taking|takes?|took|taken|tried|trying|try|start(?:ed|ing)?|begin\w*|began|prescribed|given|gave|"
    r"giving|stopp?(?:ed|ing)|quit|using|used|with|without|through|switch\w*|chang\w*|from|after|had|got|getting) "
    r"(?:(?:me|him|her|on|to|off) )?(?:(?:a|an|the|some|any|all|new|no|many|several|multiple|different|countless|"
    r"various|numerous|other|these|this|those|that|of|my|types?|kinds?|forms?|lots?|prescription|\w+ly|anxiety|pain|"
    rf"sleep\w*|first|second|both|two|three|more|low|high|dose) ){{0,4}}{_PRODUCT}\b|\b(?:un)?medicated\b|\bmed free\b"
)


@lru_cache(maxsize=2)
def unnamed(document: Document) -> tuple[Span, ...]:
    """Return where words for a medicine of any kind stand, by place."""
    text = document.lowered
    return tuple(
        span
        for span in _worded(text)
        if not any(_over(span, mark) for mark in _NO_MEDICINE.finditer(text, *_round(span)))
    )


def _round(span: Span) -> Span:
    return max(0, span[0] - _AROUND), span[1] + _AROUND


def _over(span: Span, mark: re.Match[str]) -> bool:
    return mark.start() < span[1] and span[0] < mark.end()


def _worded(text: str) -> list[Span]:
    return [
        (end - length + 1, end + 1)
        for end, (length, whole) in _automaton().iter(text)
        if not text[end - length : end - length + 1].isalnum() and not (whole and text[end + 1 : end + 2].isalnum())
    ]


def taken_unnamed(document: Document) -> bool:
    """Return whether somebody is told to take, leave or have such a medicine."""
    sentences = {document.sentence(start) for start, _ in unnamed(document)}
    return any(_TAKEN.search(document.lowered, *sentence) for sentence in sentences)


@cache
def _automaton() -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for words, whole in ((_LISTED, True), (_STEMS, False)):
        for word in _WORDS.findall(words):
            automaton.add_word(word, (len(word), whole))
    automaton.make_automaton()
    return automaton
