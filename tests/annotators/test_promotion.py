"""Promotion and the vendor flag: who sells, said openly or not, and who only speaks of buying."""

from __future__ import annotations

import pytest

from insights.model import Flag, Kind

DISCLOSED = [
    "I own a small inhaler case shop and we have a sale till Sunday.",
    "The spa gave me two free sessions to post this, so here it is.",
    "Come see us at Brook Clinic! Gout patients walk again with our infusions. Free seminar on Monday.",
    "No more waiting lists: our clinic flies you in. Book now for a free consultation.",
    "Our magnesium spray is back! Early bird price till Friday.",
    "Join our webinar and get our supplement at half price.",
    "Our tremor bracelets stop the shaking. Shop now https://example.org/b",
    "Loving this cooling scarf on hot days #ad",
    "This post contains affiliate links. My five favourite canes for wet floors.",
    "I sell bath salts that ease spasms. Message me for a starter kit.",
    "I represent Larkmoor Labs, and we are offering readers 10% off our drops.",
    "Founder here! Our app tracks fatigue, use code LARK20 at checkout.",
    "We're a small business making grip socks, order yours today.",
    "We make these by hand. Order now at https://example.org/canes",
    "Paid partnership with Larkmoor. Their seat pad saved my back.",
    "We at Larkmoor are pleased to offer a special offer on powerchairs.",
]

UNDISCLOSED = [
    "The band changed my life, 15% off with CALM15 on their page.",
    "They have two free consults left, tell them I sent you.",
    "Order now and get free shipping on every tub!",
    "Feeling foggy? Link in bio.",
    "Use code FOGFREE for a treat",
    "Cured me of Brindle syndrome in six weeks. Inbox me for the recipe, limited time offer.",
    "Herbal doctor Larkmoor healed me. Contact him on WhatsApp, he ships worldwide.",
    "Book a discovery call, only 3 spots left in the spring group.",
    "DM me to order, I have lots in stock.",
    "My protocol put Brindle into remission. Book a call this week.",
    "No prescription needed, discreet shipping, lowest prices.",
    "Stem cell packages from $9,000. Call now.",
    "Doctors won't tell you this: a root tea. Message me and I'll share where, cash only.",
    "Buy now, money-back guarantee.",
]

CALLS = [
    "We are recruiting adults with Brindle for a survey. Contact us at the university, a $20 voucher for each.",
    "I am a nursing student and I'm looking for adults with lupus for my survey, ten minutes, no payment.",
    "Our site is seeking patients with eczema for a phase 2 trial of a cream. Ring the research nurse.",
    "Participants needed: a study of sleep in psoriasis at the university, ethics approval in place.",
    "Please help with my thesis and complete this short questionnaire on migraine and work.",
    "[Academic study] Living with coeliac disease as a teenager, one hour by video",
]

PAID_CALLS = [
    "[Paid study] Type 1 diabetes, $150 for an hour by video. Comment for the screener.",
    "I recruit for a market research agency. Do you have asthma and a new inhaler? Interviews next week.",
    "Seeking volunteers with Crohn's for paid interviews, you will receive $100. Our client is a drug maker.",
]

NO_SALE = [
    "Where can I get a discount code for Ovalor?",
    "The copay card took 80% off Ovalor, call now and ask for it.",
    "GoodRx gave me a promo code, 50% off at checkout.",
    "Does anybody know where to buy it? They ship from Canada I think. DM me please?",
    "DM me if you want to talk, any time.",
    "Message me for support, I have been there.",
    "PM me your questions about the infusion.",
    "Every wellness account says link in bio and I am tired of it.",
    "She keeps posting 'use my code' under every sad story.",
    "Beware of the Larkmoor people: free shipping, order now, and nothing came. A scam.",
    "Larkmoor never arrived. Use code HELP they said, 20% off. I want a refund.",
    "Our charity runs a free helpline. Call us, or sign up for our webinar.",
    "Sign up for our webinar on fatigue, our team of nurses will be there.",
    "We're hiring a nurse. Email us, our clinic is a happy place, early bird shifts.",
    "Call our clinic if you miss a dose. Our team will call you back. Contact us any day.",
    "My insurance wants me to order online from their pharmacy with free shipping.",
    "My hair salon gave me 20% off because I cried.",
    "Physio was half price this week only. I felt lucky.",
    "I bought our vests at the market, and he wears his daily.",
    "Merivo changed my life. Message me, fellow sufferers!",
    "I take Ovalor (AD) for it.",
    "He has #AD and I have Brindle.",
    "My #partner drives me everywhere.",
    "Should I order now, or wait for free shipping?",
    "How did you get yours to accept a stick? My clinic offers a free trial.",
    "I got a free sample from the nurse.",
    "My cousin sells oils and swears they cured her. I don't buy it.",
    "I work for a company that lets me nap.",
    "The press release says it works.",
    "My family WhatsApp group is a lot.",
    "Not sponsored, I just love my cooling vest.",
    "Selling my mobility scooter, new batteries.",
    "Don't use my code of ethics against me.",
    "Take a picture of the code at checkout.",
    "I had to change the code at work.",
    "Our doctor moved. Our team lost on Sunday.",
    "Larkmoor's cushion cost me $300 and it is awful.",
]

SALES = [
    "Ready to beat fatigue? Comment ENERGY below and I'll send you my free guide, then we can hop on a call.",
    "Get 15% off your first month of MitoBoost with my code JEN15",
    "Hi all, I'm a health coach who reversed my own Brindle. Doors to my 12 week programme close tonight, enrol here https://example.org/x",
    "Purchase CBD oil at wholesale rates, contact +44 7700 900111, delivery all over UK",
    "Contact Dr Omo on WhatsApp for his herbs, he cured my Brindle syndrome permanently",
    "If you want the same results as me, drop a 💜 and I'll DM you details!",
    "I am an independent consultant for PureLeaf and their drops have taken my pain away. Ask me for a sample!",
    "Ovalor and Merivo pens available, no script needed, ship same day. Telegram @pens",
    "So grateful to @CoolVest for sending me this one, it is magic in the heat! #gifted #ad",
    "Sponsored: new seat cushion for wheelchair users, tap below to shop",
    "Check out my Etsy shop for Brindle awareness mugs!",
    "Subscribe to my channel where I show how I healed Brindle with food. New ebook out now $9.99",
    "DISCOUNT! Red light therapy panels now only £199 (was £399), hurry while stock lasts",
    "I'm an affiliate for LightPanel, here is my link if you want to support me",
    "Message me to learn how I got off all my Brindle meds naturally with these patches",
    "Our clinic offers Brindle patients HSCT from 30,000 EUR. Contact us at info@example.org",
    "Now booking: remote Brindle nutrition consults, $120/hr, see my website",
    'My Walk Again Method has helped 300 women with Brindle. Spaces are limited, DM "WALK" to claim yours',
    "NEW: heated wraps for spasticity. Shop the collection at https://example.org/wraps, 20% off this weekend",
    "I'm a brand ambassador for CoolWrap and you can save 15% with AMY15",
    "Get Ovalor, Gilenya and Dulfex generics from India, cheap prices, shipping to USA and UK, order via WhatsApp",
    "I was given this rollator for free by the maker in exchange for a review.",
    "We've launched! Our tracker app for Brindle is on the App Store, free for the first month. Download now",
    "Buy medical cannabis online, no card needed, fast delivery https://example.org",
    "My new e-book on beating Brindle with food is out. Grab your copy for $12",
    "Sale! All grab rails 30% off until Sunday. Shop online or in store",
    "Try our new electrolyte powder, first 50 orders get a free shaker",
    "Our founder lives with Brindle and designed the Steady Spoon. Order yours with code SPOON10 for 10% off",
    "I'm selling these Brindle hoodies to pay my bills, DM me for sizes and prices!",
    "Big Pharma hates this! A simple morning drink reversed my Brindle. Click the link before they take it down",
    "Limited offer on lion's mane for nerve repair, buy now https://example.org",
    "We ship modafinil and Fampyra overnight, no prescription required, WhatsApp +1 555 0100",
    "Book a free consultation with our neuro-rehab clinic today",
    "#ad I have teamed up with Novacare to talk about bladder health",
    "Register for my masterclass: 5 secrets to beating Brindle fatigue. Early bird tickets from £19",
    "Our clinic now offers HBOT for Brindle, call us for an appointment and a special offer",
    "Dr Abu the herbal doctor cured me of Brindle, contact him on WhatsApp",
    "Free trial of our fatigue app this month, download now",
]

LIFE = [
    "My sister sells patches online, she wants me to buy now with 20% off. No thanks",
    "Our clinic charges from $300 per scan. Book now or wait, which?",
    "My insurance stopped paying and Merivo is $7,000 a month. Is there a discount card?",
    "Ordered the cooling vest online, free shipping, and it arrived in two days. Love it.",
    "I got 20% off a wheelchair cushion on Black Friday, message me if you want to know which one",
    "If you need a chat DM me",
    "The clinic called us to say our infusion chairs are full this week only",
    "Anyone used this supplement? The ad says 100% natural and no prescription needed.",
    "A guy at church sells a miracle cure for Brindle. Rolled my eyes.",
    "My neurologist gave me a free trial of Ovalor and a copay coupon, call them now!",
    "We are a charity and our patient packs are free. Order yours today at https://example.org",
    "Brindle Society webinar on bladder care on Tuesday, register here https://example.org",
    "I have two boxes of needles left over, does anyone know where to donate?",
    "I wrote about my diagnosis on my blog, link below if anyone cares",
    "Best prices I found for generic fingolimod were at Costco, no membership needed",
    "Email me the form? our nurse said contact us at the front desk",
    "Diet changed my life but I still take Ovalor. Happy to share recipes, message me",
    "Merivo copay programme ends tonight for me, new insurance tomorrow. Anyone else in this boat? Message me",
    "I paid $45 on Amazon for the cooling vest. Worth every penny, here's the link https://example.org/vest",
    "I'm a health coach by trade and Brindle still floored me. Message me if you want to compare notes.",
    "My clients at work don't know I have Brindle. I run a small business and I'm scared of losing it.",
    "I run a small business. My meds cost $400 a month.",
    "I'm a coach for under 9s football and my legs gave out, paid $50 for a physio session.",
    "Our hospital has free parking now, but our treatment room is freezing. Request a quote for heating lol",
    "Black friday sale got me a rollator for half price! free delivery too",
    "Got off all my meds last year. Regret it. DM me if you are thinking of it.",
    "I reversed my Brindle diagnosis papers by mistake when scanning, hurry up coffee",
    "My husband says the diet cured his Brindle. It did not. Contact Dr Larkmoor for the real story",
    "They offer free shipping and 20% off your first order, I use them for catheters",
    "You can order now from the pharmacy website with free delivery",
    "Has anyone bought from that site with no prescription needed? Is it safe? They ship from India",
    "I built an app to track my relapses for myself, cost me $99 in fees.",
    "Check our website for the Brindle walk, registration is free, T-shirts from $10",
    "We created a private chat for young people with Brindle, message me to join",
    "I wrote my book is what I tell people, really it's a diary. ",
    "Our startup let me work from home after Ovalor. Salary cut of $5000.",
    "Our Brindle nurses are amazing. Get in touch with us if you feel a relapse coming.",
    "My neuro told me to hurry because the trial's slots available were few",
    "Nobody can cure Brindle. Anyone who says DM me for the cure is lying",
    "Please call now if you feel suicidal. Free guide at the crisis site.",
    "I get a discount code from the manufacturer every year, comment below if you need how",
    "I have two unopened packs of incontinence pads, free to anyone, message me, you just pay postage",
    "Join my walking team for Brindle! Sign up here, early bird entry $20",
    "Our vests arrived today. 20% off with the Brindle Society. He hates his.",
    "I sell houses for a living and the stairs are killing me. Ovalor costs $8000 a dose.",
    "I sell insurance. Get in touch, ask me for help reading your denial letter",
    "Is it a scam if they say order now and get half price?",
    "Does anyone have a promo code for the cooling vest shop?",
    "The nurse said to call us if the fever goes on, that's what's on the leaflet: 'call us any time'",
    "My copay ran out and I had to pay $2,000. Message me if you know a foundation",
    "I ordered Merino socks, free shipping, code WARM10 gave me 10% off",
    "They wanted $500 for a free trial that wasn't free. Order now button was everywhere.",
    "I have a free guide from the Brindle Trust at home, great reading",
    "Our app keeps crashing when I log symptoms, contact us page does nothing",
    "We got our patches from the hospital. DM me about bladder stuff, happy to help",
    "I cured my Brindle boredom with jigsaws. Message me for swaps!",
    "My husband and I sold our shop, our products were soap, and Brindle was the reason",
    "Wheelchair van for sale, $9,000, message me",
    "We at the Brindle clinic see this a lot; call us before your infusion if you have fever",
    "The rep offered a discount and a free sample and I felt dirty",
    "Is Ovalor available online with overnight delivery? Our clinic has none",
    "You get 20% off the gym with a blue badge. Book now for January",
    "Anyone paying full price for Dulfex: the generic is half price at Costco, order online",
    "Join our webinar on Thursday, Brindle nurses answer your questions, free",
    "My book club friend reversed my wheelchair into a door, contact us at A&E lol",
    "We make these soups on Sunday for fatigue days. Message me for the recipe",
    "I work for a pharma company, disclosure: I work on Ovalor. Ask me what you like",
    "Our team lost funding. Please write to your MP.",
    "I sell cars. Brindle fatigue killed my commission. DM me if you're in the same boat",
    "My gym has a special offer this week only and I can't go because of my legs",
    "I found a discount code that works: use code FOGHELP on the vest site",
    "They ship worldwide I think, and there was 10% off at the time. It's the vest I wear.",
    "Merivo was free, the manufacturer has a free trial programme. Contact us said the letter",
    "A physio here, our clinic runs balance classes for people with Brindle on Mondays, email us for the leaflet",
    "Friends, do a lumbar puncture lying down! Message me any time",
    "I had HSCT in Mexico, packages from $54,000 and worth it. DM me with questions",
    "Black Friday sale at the mobility shop, 30% off rollators, hurry",
]

FRESH = [
    "Psoriasis gone in 3 weeks thanks to our neem balm. 20% off with code CLEAR20, ships worldwide",
    "My eczema cream sold out twice. DM me for prices, limited stock!",
    "I reversed my diabetes with a bark tea, doctors won't tell you about it. Message me and I'll send you the link",
    "6 weeks on KetoCalm drops and my migraines are gone. Everyone asked for the link so here it is",
    "Struggling to pay for your insulin? We help patients get it for $35. Income limits apply, link in bio",
    "Knee pain? Our heated brace is back. Code KNEE15 saves 15% until Friday",
    "Comment GUT and I'll send you the protocol that healed my gut. Only 12 spots this month",
    "As someone with lupus I say Ovalor changed everything. Ask your doctor if once-weekly Ovalor is right for you! "
    "My story: link in my profile",
    "Just a mom sharing what worked! Merivo saved my son's skin. Ask your doctor. Link is only there to help you start",
    "I'm a paid patient ambassador for Castellan. Free dinner talk on Thursday, comment if you want in.",
    "$ASTHMA presale is LIVE. First coin to fund a cure. Join now",
    "I have received a grant of $25,000 for people with arthritis and I saw your name on the list. Inbox me",
    "Stem cells for Parkinson's from $18,500. No waiting list. Slots filling fast, 24/7 WhatsApp consult",
    "Our team helps patients with denied claims at no cost to you. Please message us",
    "Our members save 25% on glucose sensors, link in our profile",
    "Hydrogen water for fibro! 5,000 happy customers. Our bottles ship today, order yours",
    "We offer online naturopath consults for thyroid disease, book now",
    "Our experts built a 6 week programme for IBS. Sign up now, early bird $49",
    "Doctor-formulated gummies for tinnitus, buy one get one until Sunday",
    "Cured me of vitiligo completely. Ask him on WhatsApp, he ships to the UK",
    "Get off your inhalers naturally: my masterclass shows you how, 10 seats left",
    "Epilepsy support bracelets, hand made. Shop the spring range, free shipping",
    "#sponsored I tried the new meter for a month and loved it",
    "This post is sponsored. I drank the shake for my bowels for thirty days.",
    "The team behind PainLess here. Our device blocks pain signals, learn more at https://example.org",
    "I healed my thyroid and now I help women do the same. Doors close tonight",
]

HONEST = [
    "I'm so glad I asked my doctor if Ovalor was right for me. It was.",
    "Ask your doctor if it's safe with your heart pills, mine said yes.",
    "Merivo gave me my life back and the support team has been amazing.",
    "Which of you got the cooling scarf with 20% off? Is it any good?",
    "The copay programme has income limits and I'm just over them.",
    "I wrote my story down, link in my profile if anybody wants to read it.",
    "My friend asked for the link to this group.",
    "They offered me a spot in the study and I said no.",
    "I was in a trial of Ovalor for two years, ask me what you like.",
    "Is there a trial still recruiting people over 60?",
    "I'm looking for people who have been in the Ovalor trial, how was it?",
    "Our survey results are in: 70 of us in this group sleep badly.",
    "I filled in the survey the nurse gave me, it took an hour.",
    "Only 3 places left on the balance class at my hospital and I got one!",
    "The first 10 days on the drops my eyes were gone, red and streaming.",
    "Code word for the ward was GRANITE and I forgot it.",
    "I got a grant from the charity for a stairlift, $3,000.",
    "My agent at the insurance said to appeal.",
    "I paid $60 for a private consultation and it was worth it.",
    "The clinic in Mexico quoted me from $50,000. Has anyone been?",
    "No waiting list where I live, I was lucky.",
    "Six weeks on the new tablets and my rash is gone!",
    "My mother sent me a link to some coin that funds research. Is it a scam?",
    "Our customers at the shop have been so kind since I got the stick.",
    "Two weeks on magnesium and the cramps are less. No idea if it's that.",
    "Where do you buy your patches? Mine are dear.",
    "I'm the patient voice on the hospital board. Nobody pays me.",
    "Can I send you the recipe? It's only soup.",
]

ROWS = [
    *((text, "disclosed") for text in DISCLOSED),
    *((text, "undisclosed") for text in UNDISCLOSED),
    *((text, None) for text in (*NO_SALE, *LIFE)),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_promotion(find, text, expected):
    assert {a.value for a in find(Kind.PROMOTION, text)} == ({expected} if expected else set())


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_who_sells_is_a_vendor(find, text, expected):
    flagged = {a.value for a in find(Kind.FLAG, text)}
    assert flagged == ({Flag.VENDOR} if expected else set())


FAR = "Message me. " + "I slept well. " * 5 + "The shop had a special offer."


def test_signs_far_apart_are_not_one_sale(find):
    assert find(Kind.PROMOTION, FAR) == []
    assert find(Kind.PROMOTION, FAR.replace("I slept well. ", ""))


@pytest.mark.parametrize("text", SALES)
def test_sales_in_many_wordings(find, text):
    assert find(Kind.PROMOTION, text)


@pytest.mark.parametrize("text", FRESH)
def test_sales_of_other_illnesses(find, text):
    assert find(Kind.PROMOTION, text)
    assert Flag.VENDOR in {a.value for a in find(Kind.FLAG, text)}


@pytest.mark.parametrize("text", HONEST)
def test_honest_posts_sell_nothing(find, text):
    assert find(Kind.PROMOTION, text) == []
    assert find(Kind.FLAG, text) == []


@pytest.mark.parametrize(("text", "paid"), [*((t, "unpaid") for t in CALLS), *((t, "paid") for t in PAID_CALLS)])
def test_calls_for_participants(find, text, paid):
    assert [(a.value, a.attributes["call"]) for a in find(Kind.PROMOTION, text)] == [("disclosed", paid)]
    assert [a.value for a in find(Kind.FLAG, text)] == ([Flag.VENDOR] if paid == "paid" else [])
