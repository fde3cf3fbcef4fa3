"""Medicines in development that no pack lists: by code, by the stem of a new name, or told without a name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from insights.annotators._about import mentions, named_in
from insights.language.document import Document
from insights.language.sentences import Span

_CODE = re.compile(r"\b(?:Lu )?[A-Z]{2,5}-?\d{3,6}[A-Z]?(?:-[A-Z]?\d{2,4})?\b|\b[A-Z]{2,5}-\d{2,6}[A-Z]{0,3}\b")
_NO_CODE = re.compile(
    r"(?:NCT|ISO|IL|CD|PD|TL|GLP|HLA|COVID|SARS|ICD|DSM|BRCA|IP|PMID|PMC|ISBN|USD|EUR|GBP|MCG?|MG|CYP|HR|AM|PM|FEV|"
    r"VL|"
    r"TSH|LDL|HDL|PHQ|GAD|MRI|WBC|RBC|COP|UTC|GMT|FY|AD|BC|CIN|HPV|MMR|PCR|HIV|HSV|BMI|SPF|UV[AB]?|ER|EP|"
    r"(?:JAN|FEB|MAR|APR|MAY|JUNE?|JULY?|AUG|SEPT?|OCT|NOV|DEC))[- ]?\d"
)
"""Letters and digits that name a trial, a cell, a test, an illness or a day."""
_STEM = re.compile(
    r"\b[a-z]{4,}(?:[aeiou]bart|[aeiou]tug|[aeiou]mig|ment[ao]b|[aeiou]fazimod|[aeiou]zimod|estrant|[tl]ecel|leucel|"
    r"parvovec|"
    r"repvec|glutron|glipron|glutide|[bdgmntv]ersen|siran|rutinib|tinib|metinib|ciclib|[aeiou]mab|gepant|orexant|"
    r"caftor|bactam|vastat|isertib|paxant|mavacamten|camten)\b"
)
"""Stems the WHO gives new names."""
_IN_BRACKETS = re.compile(r"\b([A-Za-z][a-z]{5,}) \($")
_OLD = re.compile(r"supplement|vitamin|mineral|herb|hormone|nutrient")
_TRIED = re.compile(
    r"\b(?:phase (?:[1-4][ab]?|i{1,3}v?|one|two|three)\b|(?:clinical |\w+[’']s |\w+ )?trials?\b(?! (?:and error|"
    r"period|run|"
    r"pack|size|offer|card))|topline|top-line|read-?outs?\b|end-?points?\b|investigational|experimental|"
    r"randomi[sz]ed|"
    r"placebo|enrol\w*|open[- ]label|extension(?! of (?:my|the))|not (?:yet |been )*approved|past the fda|fda "
    r"(?:decision|filing|submission|review)|in mice|pre-?clinical|in the works|in development|pipeline|recruit\w*|"
    r"(?:first|higher|lower|highest)[- ]dose (?:arm|group)|monotherapy arm|when it'?s approved|until (?:it'?s|it is) "
    r"approved|"
    r"press release|inhaled mrna|gene therapy|crispr|mrna)"
)
_HEARD = 2
"""Sentences away from words of research within which a code or a new name is one of them."""

_THING = (
    r"(?:drugs?|treatments?|therap(?:y|ies)|vaccines?|medications?|medicines?|compounds?|molecules?|antibod(?:y|ies)|"
    r"pills?|inhibitors?|implants?|injections?|biologics?|antidepressants?|painkillers?|biocapsules?|cure)"
)
_RESEARCH = (
    r"(?:research(?:ers?)?|scientists?|stud(?:y|ies)|trials?|phase|mice|mouse|rats?|lab|laborator(?:y|ies)|"
    r"university|"
    r"develop\w*|discover\w*|promis(?:e|es|ing)|hope|hoping|hopeful|breakthrough|tested|testing|holding (?:my|your) "
    r"breath|"
    r"years? (?:away|off|ago)|could|may|might|coming)"
)
_ILLS = r"(?:cure|reverse|regrow|regenerate|prevent|stop|halt)"
_UNNAMED: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "cure",
        re.compile(
            r"\b(?:could|may|might|potential(?:ly)?|possibl[ey]|one day|eventually) (?:\w+ )?(?:cure|be (?:a|the) "
            r"cure)\b|"
            r"\b(?:potential|possible|functional|step (?:closer )?(?:to|towards?) an?|closer to an?|race for (?:a|"
            r"the)|search for "
            r"(?:a|the)|work(?:ing|s)? (?:on|towards?) an?|years? (?:away )?from an?|research(?:ing)? (?:for |into |"
            r"on )?an?) cure\b|"
            r"\b(?:researchers?|scientists?)\b[^.!?\n]{0,80}\bcure[ds]?\b|\bcure in (?:\w+ )?(?:\w+ )?years\b"
        ),
    ),
    (
        "vaccine",
        re.compile(
            rf"\b{_RESEARCH}\b[^.!?\n]{{0,60}}\bvaccines? (?:against|for|to (?:prevent|treat|stop)|that)\b|"
            rf"\bvaccines? (?:against|for|to (?:prevent|treat|stop)|that)\b[^.!?\n]{{0,60}}\b{_RESEARCH}\b"
        ),
    ),
    (
        "cell or gene therapy",
        re.compile(
            rf"\b{_RESEARCH}\b[^.!?\n]{{0,60}}\b(?:stem[- ]cells?|gene[- ](?:therapy|editing)|mrna|crispr|islet "
            rf"cells?|car-?t)\b|"
            rf"\b(?:stem[- ]cells?|gene[- ](?:therapy|editing)|mrna|crispr|islet cells?|"
            rf"car-?t)\b[^.!?\n]{{0,60}}\b{_RESEARCH}\b"
        ),
    ),
    (
        "new treatment",
        re.compile(
            rf"\b(?:experimental|investigational) (?:[\w-]+ ){{0,3}}{_THING}\b|"
            rf"\b(?:new|novel|potential|promising|possible|next[- ]generation) (?:[\w-]+ "
            rf"){{0,3}}?{_THING}\b[^.!?\n]{{0,60}}"
            r"\b(?:shows? promise|in (?:\w+ )?trials?|phase|trials?|in mice|could|may (?:help|be|stop|treat|work|"
            r"reduce|cut)|"
            r"being (?:tested|developed)|under development|on the (?:horizon|way)|in the (?:works|pipeline)|"
            r"coming)\b|"
            rf"\b(?:scientists?|researchers?|university)\b[^.!?\n]{{0,80}}\b(?:new|novel|potential|possible|better) "
            rf"(?:[\w-]+ ){{0,3}}?"
            rf"(?:{_THING}|target|ways? to (?:treat|{_ILLS}))\b|"
            rf"\b{_THING} (?:[\w-]+ ){{0,4}}(?:shows? promise|(?:is |are )?(?:still )?in (?:clinical )?trials?|in "
            rf"development|being "
            r"(?:developed|trialled|tested))\b|\b(?:research|studies|work) (?:in|on|into|towards?) (?:new|better) "
            rf"(?:[\w-]+ ){{0,2}}{_THING}\b"
        ),
    ),
    (
        "clinical trial",
        re.compile(
            r"\b(?:in|join(?:ed|ing)?|enter(?:ed|ing)?|enrol\w*|participat\w+|part|volunteer\w*|accepted|qualif\w+|"
            r"eligible|sign\w*|"
            r"applied|apply|screen\w*|referred|done|doing|did|about|find|into|any|new|upcoming|phase [123i]+\w*|"
            r"results? (?:of|"
            r"from)|recruit\w*)\b[^.!?\n]{0,25}\b(?:clinical|drug|medication|vaccine|treatment|research|medical) "
            r"trials?\b|"
            r"\b(?:clinical|drug|vaccine|medication) trials? (?:of|for|is|are|has|that|at|in|results?|on|near|"
            r"starting)\b|"
            r"\bphase (?:[123][ab]?|i{1,3}) (?:\w+ )?(?:trials?|stud(?:y|ies)|results?|data|readout)\b|\b(?:in|"
            r"entered|enters) phase (?:[123]|i{1,3})\b"
        ),
    ),
)
_LOOSE = re.compile(
    r"\b(?:stud(?:y|ies)|approv(?:ed|al|es)|fda|ema|nice|data|readout|sponsor|paper|hope|hoping|waiting|wait|arm|"
    r"volunteer\w*|research\w*|scientists|results?|news|topline|come out|comes out|coming|market|dose group|someday|"
    r"years away|"
    r"trials?|placebo|phase|experimental|investigational|recruit\w*|enrol\w*)\b"
)
"""Words one of which a post has that speaks of a new name as not yet to be had."""
_FOUND = re.compile(
    r"\b(?:stud(?:y|ies)|researchers?|scientists|research|review|meta-analysis|trial|evidence|findings|experiments?)"
    r"(?: [\w,'-]+){0,8}? (?:shows?|finds?|found|suggests?|supports?|reveals?|links?|demonstrates?|confirms?|"
    r"says?|reports?|"
    r"indicates?|discover(?:s|ed)?|develop(?:s|ed)?|identif(?:y|ies|ied)|test(?:s|ed|ing)?|could|may|"
    r"might)\b[^.!?\n]{0,110}"
    r"\b(?:treat(?:s|ed|ing|ment|ments)?|cur(?:e|es|ed|ing)|reverses?|reduc(?:e|es|ed)|improv(?:e|es|ed)|help(?:s|"
    r"ed)?|"
    r"effective|reliev\w+|prevent(?:s|ed)?|slow(?:s|ed)?|works?|alleviat\w+|ease[sd]?|promis\w+|benefit\w*)\b"
)
_EFFECT = re.compile(
    r"\b(?:stud(?:y|ies)|trial|research\w*|review|meta-analysis|full[- ]text|abstract|phase|rats?|mice|j\. |et al)\b"
)
_TREATS = re.compile(
    r"\b(?:reduces?|improves?|lifts?|helps?|relieves?|prevents?|cures?|could|may|might|promis\w+|effective(?:ness)?|"
    r"efficacy|"
    r"(?:for|in|as) (?:the )?treatment(?: of| for)?|augmentation|antidepressant effects?|adjunct\w*|to treat|"
    r"treats)\b"
)
_OWN = re.compile(r"\b(?:i|i'm|i've|my|me|we|you|your)\b")
_NEW = re.compile(
    r"\b(?:new|novel|experimental|possible|potential) (?:[\w-]+ ){0,3}(?:drugs?|treatments?|therap(?:y|ies)|"
    r"medicines?)\b"
)
_GENERAL = re.compile(
    r"\bif there (?:was|were|is)|\bassist(?:ing)? in (?:clinical )?trials|\bwould you take\b|\bthere is no cure\b|"
    r"\bmiracle cure\b|\bcountless\b"
)


def in_development(document: Document, known: frozenset[str]) -> Iterator[tuple[str, int, int]]:
    """Yield name, start and end of medicines in development besides those `known` as such."""
    gates = document.matches("cue.gate_pipeline")
    numbers = sorted({document.sentence_index(gate.start) for gate in gates})
    tried = [n for n in numbers if _TRIED.search(document.lowered, *document.sentences[n])]
    named = sorted({*_named(document, tried), *_unlisted(document)})
    yield from (found for found in named if found[0] not in known)
    if named or known:
        return
    for number in numbers:
        sentence = document.sentences[number]
        if _GENERAL.search(document.lowered, *sentence):
            continue
        for name, pattern in _UNNAMED:
            mark = pattern.search(document.lowered, *sentence)
            if mark:
                yield name, *mark.span()
                return
        mark = _FOUND.search(document.lowered, *sentence)
        taken = named_in(document, *sentence)
        if taken and (mark or _headline(document, sentence)):
            yield taken[0].value, taken[0].start, taken[0].end
            return
        if mark and _NEW.search(document.lowered, *sentence):
            yield "new treatment", *mark.span()
            return


def _headline(document: Document, sentence: Span) -> bool:
    """Return whether nobody speaks in a sentence on research into what a medicine does."""
    text = document.lowered
    found = _EFFECT.search(text, *sentence) and _TREATS.search(text, *sentence)
    return bool(found) and not _OWN.search(text, *sentence)


def _unlisted(document: Document) -> Iterator[tuple[str, int, int]]:
    """Yield medicines that no list has, in a post that does not speak of them as of something one takes."""
    new = [found for found in mentions(document) if found.value not in document.lexicon.medications]
    if new and _LOOSE.search(document.lowered):
        yield from ((found.value, found.start, found.end) for found in new)


def _named(document: Document, tried: list[int]) -> Iterator[tuple[str, int, int]]:
    last = len(document.sentences) - 1
    for number in tried:
        start = document.sentences[max(number - _HEARD, 0)][0]
        end = document.sentences[min(number + _HEARD, last)][1]
        yield from _codes(document, (start, end))
        for mark in _STEM.finditer(document.lowered, start, end):
            if _is_new(document, mark[0]):
                yield mark[0], *mark.span()
        for found in named_in(document, start, end):
            if _is_new(document, found.value):
                yield found.value, found.start, found.end


def _codes(document: Document, within: Span) -> Iterator[tuple[str, int, int]]:
    """Yield names written as a code, or the word the code stands beside in brackets."""
    for mark in _CODE.finditer(document.text, *within):
        if (
            _NO_CODE.match(mark[0])
            or any(known.start <= mark.start() < known.end for known in mentions(document))
            or document.text[mark.end() : mark.end() + 1] in ("%",)
        ):
            continue
        word = _IN_BRACKETS.search(document.text, within[0], mark.start())
        if word and _STEM.fullmatch(word[1].casefold()):
            yield word[1].casefold(), *word.span(1)
        else:
            yield mark[0].casefold(), *mark.span()


def _is_new(document: Document, name: str) -> bool:
    """Return whether no list has the medicine, or has it without the name of a product."""
    drug = document.lexicon.medications.get(name)
    if drug is None:
        return document.lexicon.medication(name)[0] == name
    return not (
        name in document.lexicon.own_medicines
        or drug.brands
        or drug.indications
        or "/" in name
        or _OLD.search(drug.drug_class or "")
    )
