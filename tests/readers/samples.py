# ruff: noqa: SIM905
"""A made-up file of every format, with the format's true columns; nobody wrote these posts."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from typing import Any

SAMPLES: dict[str, tuple[str | bytes, int]] = {}
"""Format -> a file and how many rows it has."""


def table(columns: Sequence[str], *rows: Mapping[str, Any], above: str = "", **dialect: Any) -> str:
    """Return a table with these columns; what a row does not name is empty."""
    written = io.StringIO()
    writer = csv.DictWriter(written, columns, restval="", lineterminator="\n", **dialect)
    writer.writeheader()
    writer.writerows(rows)
    return above + written.getvalue()


def lines(*rows: Mapping[str, Any]) -> str:
    return "".join(json.dumps(row) + "\n" for row in rows)


BRANDWATCH = (
    "Query Id,Query Name,Date,Title,Snippet,Full Text,Url,Domain,Sentiment,Page Type,Language,Country Code,"
    "Continent Code,Continent,Country,City Code,Account Type,Added,Assignment,Author,Category Details,Likes,Comments,"
    "Shares,Mentioned Authors,Thread Author,Thread Entry Type,X Author ID,X Followers,Engagement Score,"
    "Bluesky Author Id,X Reply to,X Repost of,Resource Id,Zeta by Category - Group - Value"
).split(",")
PREAMBLE = 'Report:,Bulk Mentions Download\nBrand:,"Zeta, the brand"\nLabel:,\n\n'
_BW = {"Query Id": "1", "Query Name": "zeta", "Date": "2024-05-01 10:00:00.0"}
SAMPLES["brandwatch"] = (
    table(
        BRANDWATCH,
        _BW
        | {
            "Title": "Week two",
            "Full Text": "Still &amp; dizzy",
            "Snippet": "...dizzy",
            "Url": "https://www.reddit.com/r/made_up/comments/1abcde/week_two/",
            "Domain": "reddit.com",
            "Page Type": "reddit",
            "Author": "kim_1",
            "Likes": "1,204",
            "Thread Entry Type": "post",
            "Resource Id": "77",
        },
        _BW
        | {
            "Title": "Week two",
            "Full Text": "Same here",
            "Url": "https://www.reddit.com/r/made_up/comments/1abcde/week_two/kxyz123/",
            "Page Type": "reddit",
            "Thread Entry Type": "comment",
        },
        _BW
        | {
            "Title": "Kim on X",
            "Snippet": "Only the snippet",
            "Url": "https://x.com/kim/status/1700000000000000001",
            "Page Type": "twitter",
            "Thread Entry Type": "reply",
            "X Reply to": "http://twitter.com/lee/statuses/1700000000000000000",
        },
        _BW | {"Full Text": "A forum post", "Url": "http://x.invalid/t/1", "Page Type": "forum", "Resource Id": "78"},
        _BW | {"Full Text": "Look", "Url": "https://x.com/a/status/5", "Page Type": "X", "Thread Entry Type": "share"},
        above=PREAMBLE,
    ),
    5,
)
MELTWATER = (
    "Date,Time,Document ID,URL,Input Name,Keywords,Information Type,Source Type,Source Name,Source Domain,Content Type,"
    "Author Name,Author Handle,Title,Opening Text,Hit Sentence,Image,Hashtags,Links,Country,Region,State,City,Language,"
    "Sentiment,Keyphrases,Reach,Global Reach,National Reach,Local Reach,AVE,Social Echo,Editorial Echo,Engagement,"
    "Shares,Quotes,Likes,Replies,Reposts,Comments,Reactions,Views,Estimated Views,Document Tags,Custom Categories,"
    "Custom Fields"
).split(",")
_MW = {"Date": "05-Aug-2024", "Time": "10:15 PM", "Input Name": "zeta", "Source Type": "Forums", "Source Name": "Town"}
SAMPLES["meltwater"] = (
    table(
        MELTWATER,
        _MW
        | {
            "Document ID": "d1",
            "Title": "Knees",
            "Opening Text": "It began in May...",
            "Hit Sentence": "Then zeta helped",
            "Author Name": "Kim",
            "Likes": "3",
            "Content Type": "Original",
        },
        _MW | {"Document ID": "d2", "Opening Text": "Zeta helped me.", "Hit Sentence": "zeta helped"},
        _MW
        | {"Document ID": "d3", "Opening Text": "Zeta!", "Content Type": "Repost", "URL": "https://x.com/a/status/9"},
        _MW | {"Document ID": "d4", "Title": "Knees", "Opening Text": "Mine too", "Content Type": "Comment"},
    ),
    4,
)
SAMPLES["meltwater_legacy"] = (
    table(
        ["Date", "Headline", "URL", "Opening Text", "Hit Sentence", "Source", "Influencer"],
        {
            "Date": "05-Mar-2021 10:11AM",
            "Headline": "",
            "URL": "https://twitter.com/kim/statuses/1367000000000000001",
            "Opening Text": "Zeta made me sick",
            "Hit Sentence": "Zeta made me sick",
            "Source": "Twitter",
            "Influencer": "@kim",
        },
        {"Date": "06-Mar-2021 10:11AM", "Headline": "Knees", "Opening Text": "RT @kim: Zeta", "Source": "Town"},
        delimiter="\t",
    ).encode("utf-16"),
    2,
)
_TALK = {
    "url": "https://www.reddit.com/r/made_up/comments/1abcde/week_two/kxyz123/",
    "indexed": 1714558000000,
    "published": 1714557600000,
    "title": "Week two",
    "content": "Same <b>here</b>",
    "domain_url": "http://reddit.com/",
    "parent_url": "https://www.reddit.com/r/made_up/comments/1abcde/week_two/",
    "lang": "en",
    "sentiment": -2,
    "source_type": ["MESSAGEBOARD", "MESSAGEBOARD_REDDIT"],
    "post_type": ["TEXT"],
    "tags_internal": ["isComment"],
    "extra_author_attributes": {"id": "re:kim", "name": "kim_1", "gender": "UNKNOWN"},
    "extra_source_attributes": {"name": "reddit.com", "world_data": {"country": "Nowhere"}},
    "engagement": 4,
}
_TALK_FORUM = _TALK | {
    "url": "http://forum.invalid/t/2#5",
    "parent_url": None,
    "source_type": ["MESSAGEBOARD"],
    "tags_internal": [],
    "title": "Knees",
    "content": "Zeta stopped working",
    "extra_source_attributes": {"name": "Knee forum"},
}
SAMPLES["talkwalker_json"] = (
    json.dumps({"status_code": 0, "chunk_result": {"data": {"data": [_TALK, _TALK_FORUM]}}}, indent=1),
    2,
)
_FLAT = {
    **{key: value for key, value in _TALK.items() if not isinstance(value, dict | list)},
    "source_type": "MESSAGEBOARD,MESSAGEBOARD_REDDIT",
    "tags_internal": "isComment",
    "extra_author_attributes.name": "kim_1",
    "extra_source_attributes.name": "reddit.com",
    "published": "2024-05-01 10:00:00",
}
SAMPLES["talkwalker_table"] = (table(list(_FLAT), _FLAT), 1)
_TWEETS = [
    {"id": "1700000000000000003", "text": "RT @lee: Zeta", "author_id": "8", "created_at": "2024-05-01T10:00:00.000Z"}
    | {"conversation_id": "1700000000000000003", "referenced_tweets": [{"type": "retweeted", "id": "1"}]},
    {"id": "1700000000000000004", "text": "My own words https://t.co/x", "author_id": "8"}
    | {"created_at": "2024-05-01T10:00:00.000Z", "referenced_tweets": [{"type": "quoted", "id": "1"}]},
    {"id": 1700000000000000005, "text": "It began…", "note_tweet": {"text": "It began with zeta and never ended"}}
    | {"author_id": "9", "created_at": "2024-05-01T12:00:00+02:00", "conversation_id": "1700000000000000001"}
    | {"public_metrics": {"like_count": 5}, "referenced_tweets": [{"type": "replied_to", "id": "1700000000000000002"}]},
]
_PAGE = {
    "data": _TWEETS,
    "includes": {
        "users": [{"id": "8", "username": "kim_1", "name": "Kim"}],
        "tweets": [{"id": "1", "text": "Words of somebody else", "author_id": "7"}],
    },
    "meta": {"result_count": 3},
}
SAMPLES["x_pages"] = (json.dumps(_PAGE) + "\n" + json.dumps(_PAGE | {"data": _TWEETS[0]}) + "\n", 4)
SAMPLES["x_lines"] = (
    lines(*({"conversation_id": "1"} | tweet | {"author_user": {"username": "kim_1"}} for tweet in _TWEETS)),
    3,
)
TWEEPY = (
    "id,user_name,user_location,user_description,user_created,user_followers,user_friends,user_favourites,"
    "user_verified,date,text,hashtags,source,retweets,favorites,is_retweet"
).split(",")
SAMPLES["tweepy"] = (
    table(
        TWEEPY,
        {
            "id": "1340539111971516416",
            "user_name": "Kim",
            "user_description": "two\nlines",
            "date": "2020-12-20 06:06:44",
            "text": "Zeta day one",
            "source": "Web App",
            "favorites": "2",
            "is_retweet": "False",
        },
        {"id": "1340539111971516417", "date": "2020-12-20 06:06:45", "text": "Zeta", "is_retweet": "True"},
    ),
    2,
)
FOURCAT_X = (
    "id,thread_id,timestamp,unix_timestamp,link,subject,body,author,author_fullname,author_id,author_followers,source,"
    "language_guess,possibly_sensitive,like_count,is_retweet,retweeted_user,is_quote_tweet,quoted_user,is_reply,"
    "replied_user,hashtags,urls,images,videos,mentions,long_lat"
).split(",")
_4X = {"thread_id": "1700000000000000001", "timestamp": "2024-05-01 10:00:00", "unix_timestamp": "1714550400"}
SAMPLES["fourcat_x"] = (
    table(
        FOURCAT_X,
        _4X
        | {"id": "1700000000000000002", "body": "My zeta", "author": "kim", "source": "Web", "like_count": "2"}
        | {"is_retweet": "no", "is_quote_tweet": "yes", "is_reply": "no"},
        _4X | {"id": "1700000000000000003", "body": "Zeta", "is_retweet": "yes", "is_reply": "no", "author": "lee"},
    ),
    2,
)
SAMPLES["fourcat_facebook"] = (
    table(
        "id,url,body,timestamp,author,author_name,image_url,video_url,is_in_group,group_name,unix_timestamp".split(","),
        {"id": "12", "url": "https://www.facebook.com/groups/1/posts/12", "body": "Zeta and me", "author": "kim.1"}
        | {"timestamp": "2024-05-01 12:00:00", "is_in_group": "yes", "group_name": "Zeta friends"}
        | {"unix_timestamp": "1714557600"},
    ),
    1,
)
SAMPLES["fourcat_custom"] = (
    table(
        ["id", "thread_id", "author", "body", "timestamp"],
        {"id": "2", "thread_id": "1", "author": "kim", "body": "Zeta and me", "timestamp": "2024-05-01 10:00:00"},
    ),
    1,
)
_COMMENT = {
    "gilded": 0,
    "author_flair_text": None,
    "retrieved_on": 1370000000,
    "subreddit_id": "t5_x",
    "edited": False,
    "parent_id": "t3_1abcde",
    "subreddit": "made_up",
    "body": "&gt; did it hurt?\n\nNo, not &amp; never",
    "created_utc": "1362241481",
    "score": 3,
    "author": "kim_1",
    "id": "c8xyz12",
    "name": "t1_c8xyz12",
    "link_id": "t3_1abcde",
}
SAMPLES["reddit_comments"] = (
    lines(
        _COMMENT,
        _COMMENT | {"id": "c8xyz13", "parent_id": "t1_c8xyz12", "body": "[removed]", "created_utc": 1362241482},
        _COMMENT | {"id": "c8xyz14", "body": "[deleted]", "author": "[deleted]"},
        _COMMENT | {"id": "c8xyz15", "body": "&gt; only a quote"},
    ),
    4,
)
_SUBMISSION = {
    "author": "kim_1",
    "num_comments": 2,
    "subreddit": "made_up",
    "selftext": "Since May.",
    "title": "Feet &amp; hands",
    "domain": "self.made_up",
    "is_self": True,
    "permalink": "/r/made_up/comments/1abcde/feet_hands/",
    "removed_by_category": None,
    "url": "https://www.reddit.com/r/made_up/comments/1abcde/feet_hands/",
    "created_utc": 1362241481,
    "id": "1abcde",
    "score": 210,
}
SAMPLES["reddit_submissions"] = (
    lines(
        _SUBMISSION,
        _SUBMISSION | {"id": "1abcdf", "removed_by_category": "moderator"},
        _SUBMISSION | {"id": "1abcdg", "crosspost_parent": "t3_1abcde", "selftext": ""},
    ),
    3,
)
SAMPLES["praw_comments"] = (
    table(
        ["post_id", "comment_id", "author", "body", "score", "created_utc", "parent_id", "is_submitter"],
        {"post_id": "1abcde", "comment_id": "kx1", "author": "kim", "body": "Zeta works", "score": "2"}
        | {"created_utc": "1714557600.0", "parent_id": "t3_1abcde", "is_submitter": "False"},
        {"post_id": "1abcde", "comment_id": "kx2", "author": "lee", "body": "> Zeta works\n\nNot for me", "score": "-1"}
        | {"created_utc": "2024-05-01 10:00:00", "parent_id": "t1_kx1", "is_submitter": "True"},
    ),
    2,
)
SAMPLES["praw_posts"] = (
    table(
        ["", "title", "author", "score", "id", "url", "comms_num", "created", "body", "timestamp"],
        {"": "0", "title": "Zeta", "author": "kim", "score": "4", "id": "1abcde", "comms_num": "1"}
        | {"url": "https://www.reddit.com/r/made_up/comments/1abcde/zeta/", "created": "1714557600.0"}
        | {"body": "It works", "timestamp": "2024-05-01 12:00:00"},
        {"": "1", "title": "Comment", "author": "lee", "id": "kx2", "created": "1714557601.0", "body": "Not for me"},
    ),
    2,
)
_POST = {
    "id": 501,
    "name": "Kim",
    "username": "kim_1",
    "created_at": "2024-05-01T10:00:00.000Z",
    "cooked": "<p>Does it <strong>hurt</strong>?</p>",
    "post_number": 1,
    "reply_to_post_number": None,
    "topic_id": 44,
    "topic_slug": "knees",
    "like_count": 2,
}
_ANSWER = _POST | {
    "id": 502,
    "username": "lee",
    "post_number": 2,
    "reply_to_post_number": 1,
    "cooked": '<aside class="quote"><blockquote><p>Does it</p></blockquote></aside><p>Not me &amp; mine</p>',
}
_TOPIC = {"post_stream": {"posts": [_POST, _ANSWER], "stream": [501, 502]}, "id": 44, "title": "Knees &amp; hips"}
SAMPLES["discourse"] = (json.dumps(_TOPIC, indent=1), 2)
LATEST = json.dumps({"latest_posts": [_ANSWER | {"topic_title": "Knees"}, _POST | {"topic_title": "Knees"}]})
SAMPLES["drugs_com"] = (
    "\tdrugName\tcondition\treview\trating\tdate\tusefulCount\n"
    '206461\tZeta\tKnees\t"""It&#039;s ""fine"", mostly"""\t9.0\tMay 20, 2012\t27\n'
    '95260\tEta\tHips\t"""Two\nlines"""\t1.0\t20-May-12\t0\n',
    2,
)
SAMPLES["webmd"] = (
    table(
        "Age,Condition,Date,Drug,DrugId,EaseofUse,Effectiveness,Reviews,Satisfaction,Sex,Sides,UsefulCount".split(","),
        {"Age": "45-54", "Condition": "Knees", "Date": "9/21/2014 12:00:00 AM", "Drug": "Zeta", "DrugId": "1"}
        | {"Reviews": "It works", "Satisfaction": "4", "Sides": "Nausea may occur.", "UsefulCount": "3"},
        {"Date": "1/2/2014 12:00:00 AM", "Drug": "Zeta", "Reviews": " ", "Satisfaction": "1", "Sides": "Nausea"},
    ),
    2,
)
SAMPLES["youtube_comments"] = (
    "id,isReplyTo,authorName,text,publishedAt\n"
    'Ugz1,,@kim,"It ""works"", ""they"" say \\"so, there\\" now",2024-05-01T10:00:00Z\n'
    "Ugz1.9x,Ugz1,@lee,Not for me,2024-05-01 10:05:00\n",
    2,
)
FACEPAGER = (
    "path,id,parent_id,level,object_id,object_type,query_status,query_time,query_type,from.name,created_time,type,link,"
    "picture,full_picture,comments.summary.total_count,shares.count,reactions.summary.total_count,"
    "like.summary.total_count,love.summary.total_count,haha.summary.total_count,wow.summary.total_count,"
    "sad.summary.total_count,angry.summary.total_count,message"
).split(",")
SAMPLES["facepager"] = (
    "\ufeff"
    + table(
        FACEPAGER,
        {"path": "zetabrand", "id": "1", "level": "0", "object_id": "zetabrand", "object_type": "seed"},
        {"path": "zetabrand/10_20", "id": "2", "parent_id": "1", "level": "1", "object_id": "10_20", "message": "Hello"}
        | {"object_type": "data", "from.name": "Zeta", "created_time": "2024-05-01T10:00:00+0000"},
        {"path": "zetabrand/10_20/20_30", "id": "3", "parent_id": "2", "level": "2", "object_id": "20_30"}
        | {"object_type": "data", "from.name": "Kim Doe", "created_time": "2024-05-01T12:00:00+0200"}
        | {"message": "It made me sick", "reactions.summary.total_count": "7"},
        delimiter=";",
        quoting=csv.QUOTE_ALL,
    ),
    3,
)
CROWDTANGLE = (
    "User Name,Facebook Id,Page Category,Page Admin Top Country,Page Description,Page Created,Likes at Posting,"
    "Followers at Posting,Post Created,Post Created Date,Post Created Time,Type,Total Interactions,Likes,Comments,"
    "Shares,Love,Wow,Haha,Sad,Angry,Care,Video Share Status,Is Video Owner?,Post Views,Total Views,"
    "Total Views For All Crossposts,Video Length,URL,Message,Link,Final Link,Image Text,Link Text,Description,"
    "Sponsor Id,Sponsor Name,Sponsor Category"
).split(",")
_CT = {
    "User Name": "zetafriends",
    "Facebook Id": "10",
    "Post Created": "2021-03-05 10:11:12 EST",
    "Total Interactions": "1,204",
    "Likes": "1,000",
    "URL": "https://www.facebook.com/10/posts/20",
    "Message": "Zeta and us",
    "Link Text": "Words of a paper",
    "Description": "More of its words",
}
SAMPLES["crowdtangle_facebook"] = (table(["Page Name", *CROWDTANGLE], _CT | {"Page Name": "Zeta friends"}), 1)
GROUPS = table(["Group Name", *CROWDTANGLE], _CT | {"Group Name": "Zeta group"})
SAMPLES["crowdtangle_instagram"] = (
    table(
        "Account,User Name,Followers at Posting,Post Created,Type,Likes,Comments,Views,URL,Link,Photo,Title,"
        "Description".split(","),
        {"Account": "Zeta friends", "User Name": "zeta.friends", "Post Created": "2021-03-05 10:11:12 EDT"}
        | {"Likes": "5", "URL": "https://www.instagram.com/p/CAbc_12345/", "Description": "Zeta and us"},
    ),
    1,
)
SAMPLES["reddit_listing"] = (
    table(
        "created_utc,score,domain,id,title,ups,downs,num_comments,permalink,selftext,link_flair_text,over_18,thumbnail,"
        "subreddit_id,edited,link_flair_css_class,author_flair_css_class,is_self,name,url,distinguished".split(","),
        {"created_utc": "1362241481.0", "id": "1abc", "title": "Knees", "permalink": "/r/made_up/comments/1abc/k/"},
    ),
    1,
)
SAMPLES["table"] = ("id,text\n1,Zeta works\n2,Zeta does not\n", 2)
SAMPLES["json_lines"] = (lines({"id": 1, "text": "Zeta works"}), 1)
SAMPLES["json_list"] = (json.dumps([{"id": 1, "text": "Zeta works"}]), 1)
