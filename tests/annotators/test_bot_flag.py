"""The bot flag: what a machine writes, and what people write that looks like it."""

from __future__ import annotations

import pytest

from insights.model import Flag, Kind

BOT = [
    "I am a bot, and this action was performed automatically.",
    "Your post was short. *I'm a bot. Reply if I erred.*",
    "Beep boop, I'm a bot!",
    "This is an automated reminder: be kind in the Brindle thread.",
    "Hello. This is an automatic post about the weekly Brindle chat.",
    "This comment was posted automatically. Ask the owners.",
    "BRINDLE DAILY DIGEST | Ovalor | Merivo | Dulfex | https://example.org/d/1",
    "Top Brindle headlines: read more: https://example.org/1 #brindle #brindle #brindle",
    "PRICE DROP CANES SALE price drop brindle canes https://example.org/7 PRICE DROP CANES SALE",
    "#brindle #win #giveaway #crypto #ovalor click bio",
    "#brindle #brindlelife #ovalor #health https://example.org/9",
    "BRINDLE DAILY DIGEST | Ovalor | Merivo | Dulfex | [link: example.org]",
    "#brindle #brindlelife #ovalor #health [link: example.org]",
    "Your Brindle reading for Leo: rest today. Powered by AI. Follow for your daily stars",
    "$PATCH presale is live, buy before it moons",
    "Quote of the day | Hope | Brindle | https://example.org/q",
]

PERSON = [
    "Some days I feel like I'm a bot that takes Ovalor.",
    "Do you think I am a bot?",
    "This bot keeps removing my Brindle posts.",
    "I got an automated message from the pharmacy about Ovalor.",
    "Automoderator ate my question about Brindle.",
    "Beep boop goes the infusion pump.",
    "#brindle #brindlelife #ovalor #hope",
    "#brindle #ovalor #merivo #tired and I cannot sleep https://example.org/9",
    "My quote of the day, from my nurse: rest | drink | rest. https://example.org/q",
    "New trial of Ovalor in Brindle: read more: https://example.org/2",
    "Ovalor | six months | no relapse. Ask me anything. https://example.org/p",
    "Ovalor | six months | no relapse. Ask me anything. [link: example.org]",
    "Brindle symptoms: why does Brindle hurt? https://example.org/3",
    "My wheelchair is powered by AI according to the box. It bumps into walls.",
    "I follow this group for daily tips.",
    "I will contact the moderators of this subreddit about Brindle.",
]


@pytest.mark.parametrize(("text", "flagged"), [*((t, True) for t in BOT), *((t, False) for t in PERSON)])
def test_bots(find, text, flagged):
    found = {a.value for a in find(Kind.FLAG, text)} - {Flag.VENDOR}
    assert found == ({Flag.BOT} if flagged else set())
