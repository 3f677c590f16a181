"""Mails as Outlook, Gmail and Apple Mail forward them, and mails that are damaged."""

from datetime import UTC, date, datetime, timedelta, timezone
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verder.documents.mail import Address, read_mail
from verder.documents.mail.days import day_in

JAN = Address("jan@klant.nl", "Jan de Wit")
OUTLOOK_NL = """Ter info, Milan

Van: Jan de Wit <jan@klant.nl>
Verzonden: maandag 3 november 2025 10:12
Aan: Milan Noord <milan.noord@example.org>; Ans Bos <ans@klant.nl>
Onderwerp: Proef in maart

Akkoord met twee stellingen.
"""
OUTLOOK_EN = """-----Original Message-----
From: Jan de Wit [mailto:jan@klant.nl]
Sent: Monday, November 3, 2025 10:12 AM
To: Milan Noord
Subject: Proef in maart

Akkoord met twee stellingen.
"""
OUTLOOK_FR = """________________________________
De : Jan de Wit <jan@klant.nl>
Envoyé : lundi 3 novembre 2025 10:12
À : Milan Noord <milan.noord@example.org>
Objet : Proef in maart

Akkoord met twee stellingen.
"""
GMAIL_NL = """Zie hieronder.

---------- Forwarded message ---------
Van: Jan de Wit <jan@klant.nl>
Date: ma 3 nov 2025 om 10:12
Subject: Proef in maart
To: Milan Noord <milan.noord@example.org>


Akkoord met twee stellingen.
"""
APPLE_NL = """Begin doorgestuurd bericht:

> Van: Jan de Wit <jan@klant.nl>
> Onderwerp: Proef in maart
> Datum: 3 november 2025 om 10:12:00 CET
> Aan: Milan Noord <milan.noord@example.org>
>
> Akkoord met twee stellingen.
"""
APPLE_FR = """Début du message transféré :

> De: "Jan de Wit" <jan@klant.nl>
> Objet: Proef in maart
> Date: 3 novembre 2025 à 10:12:00 UTC+1
> À: Milan Noord <milan.noord@example.org>
>
> Akkoord met twee stellingen.
"""
BOLD = OUTLOOK_NL.replace("Van:", "*Van:*").replace("Verzonden:", "*Verzonden:*")
HTML = """<html><head><style>p {color: red}</style></head><body><p>Ter info, Milan</p>
<div><p><b>Van:</b> Jan de Wit &lt;jan@klant.nl&gt;<br><b>Verzonden:</b> maandag 3 november 2025
10:12<br><b>Aan:</b> Milan Noord &lt;milan.noord@example.org&gt;; Ans Bos &lt;ans@klant.nl&gt;<br>
<b>Onderwerp:</b> Proef in maart</p></div><p>Akkoord met twee&nbsp;stellingen.</p>
<script>alert(1)</script><img src="https://elsewhere.example/seen.gif"></body></html>"""


def mail(text: str = "", **headers: str) -> EmailMessage:
    made = EmailMessage()
    told = {"From": "Milan Noord <milan.noord@example.org>", "To": "verder@example.org"}
    for name, value in {**told, "Subject": "FW: Proef in maart", **headers}.items():
        made[name.replace("_", "-")] = value
    if text:
        made.set_content(text)
    return made


@pytest.mark.parametrize(
    "text",
    [OUTLOOK_NL, OUTLOOK_EN, OUTLOOK_FR, GMAIL_NL, APPLE_NL, APPLE_FR, BOLD],
    ids=["outlook-nl", "outlook-en", "outlook-fr", "gmail", "apple-nl", "apple-fr", "bold"],
)
def test_a_forwarded_mail_tells_who_wrote_it_when_and_what(text: str) -> None:
    read = read_mail(mail(text).as_bytes())
    assert read.forwarded is not None
    assert read.forwarded.sender == (JAN,)
    assert read.forwarded.sent_on == date(2025, 11, 3)
    assert read.forwarded.subject == "Proef in maart"
    assert read.forwarded.text == "Akkoord met twee stellingen."
    assert read.own_text in {"", "Ter info, Milan", "Zie hieronder."}
    assert (read.subject, read.problems) == ("Proef in maart", ())


def test_html_becomes_text_without_what_runs_or_looks_elsewhere() -> None:
    made = mail()
    made.set_content(HTML, subtype="html")
    read = read_mail(made.as_bytes())
    assert read.own_text == "Ter info, Milan"
    assert read.forwarded is not None
    assert [each.place for each in read.forwarded.addresses] == [
        *("jan@klant.nl", "milan.noord@example.org", "ans@klant.nl"),
    ]
    assert read.forwarded.text == "Akkoord met twee stellingen."


def test_a_mail_forwarded_as_a_file_is_read_too() -> None:
    inner = mail("Akkoord.", From="Jan de Wit <jan@klant.nl>", Subject="Proef", Date="3 Nov 2025")
    made = mail("Zie bijlage")
    made.add_attachment(inner)
    forwarded = read_mail(made.as_bytes()).forwarded
    assert forwarded is not None
    assert (forwarded.sender, forwarded.text) == ((JAN,), "Akkoord.")


def test_a_mail_forwarded_in_the_open_is_not_what_its_sender_wrote() -> None:
    made = mail("Zie hieronder")
    made.add_attachment(mail("Akkoord.", Subject="Proef"), disposition="inline")
    read = read_mail(made.as_bytes())
    assert read.own_text == "Zie hieronder"
    assert read.forwarded is not None
    assert (read.forwarded.subject, read.forwarded.text) == ("Proef", "Akkoord.")


def test_a_line_of_addresses_may_go_on_below_itself() -> None:
    text = OUTLOOK_NL.replace("; Ans Bos", ";\n Ans Bos").replace("Aan: ", "Aan:\n")
    forwarded = read_mail(mail(text).as_bytes()).forwarded
    assert forwarded is not None
    assert [each.place for each in forwarded.recipients] == [
        *("milan.noord@example.org", "ans@klant.nl"),
    ]
    assert forwarded.text == "Akkoord met twee stellingen."


def test_empty_lines_between_the_lines_of_a_head_do_not_end_it_early() -> None:
    text = OUTLOOK_NL.replace("\nVerzonden:", "\n\nVerzonden:").replace("\nAan:", "\n\nAan:")
    forwarded = read_mail(mail(text).as_bytes()).forwarded
    assert forwarded is not None
    assert (forwarded.sender, forwarded.sent_on) == ((JAN,), date(2025, 11, 3))
    assert (forwarded.subject, forwarded.text) == ("Proef in maart", "Akkoord met twee stellingen.")


def test_a_head_right_below_a_head_is_that_of_the_next_mail() -> None:
    first = "Van: Ans Bos <ans@klant.nl>\nVerzonden: 4 november 2025\nOnderwerp: FW: Proef\n"
    forwarded = read_mail(mail(first + OUTLOOK_NL.partition("\n\n")[2]).as_bytes()).forwarded
    assert forwarded is not None
    assert forwarded.sender == (Address("ans@klant.nl", "Ans Bos"),)
    assert (forwarded.sent_on, forwarded.subject) == (date(2025, 11, 4), "FW: Proef")


def test_a_forwarded_mail_may_have_a_head_only() -> None:
    head = "Van: Jan de Wit <jan@klant.nl>\nDatum: 3 november 2025\nOnderwerp: Proef"
    made = mail("Ter info\n\n" + head)
    forwarded = read_mail(made.as_bytes().rstrip()).forwarded
    assert forwarded is not None
    assert (forwarded.sender, forwarded.subject, forwarded.text) == ((JAN,), "Proef", "")


def test_an_answer_is_what_stands_above_the_words_it_answers() -> None:
    text = "Doen we.\n\nOp ma 3 nov 2025 om 10:12 schreef Jan <jan@klant.nl>:\n> Akkoord?\n"
    read = read_mail(mail(text, To="jan@klant.nl").as_bytes())
    assert (read.own_text, read.forwarded) == ("Doen we.", None)


def test_a_colon_in_a_sentence_begins_no_mail() -> None:
    text = "Van: dat weet ik niet.\nMaar morgen wel.\n\nTo: be or not to be."
    assert read_mail(mail(text).as_bytes()).own_text == text


def test_the_same_mail_is_known_again_by_its_number() -> None:
    first, again = mail("een", Message_ID="<1@x>"), mail("een, met reclame", Message_ID="<1@x>")
    assert read_mail(first.as_bytes()).mark == read_mail(again.as_bytes()).mark
    assert read_mail(mail("een").as_bytes()).mark != read_mail(mail("twee").as_bytes()).mark


def test_letters_in_codes_that_are_wrong_are_read_as_far_as_possible() -> None:
    content = (
        b"From: =?x-nothing?q?Jan?= <JAN@klant.nl>\r\nSubject: Caf\xe9\r\n"
        b"Content-Type: text/plain; charset=x-nothing\r\n\r\nPrijs: \x8010, \x00graag \xe9\xe9n\r\n"
    )
    read = read_mail(content)
    assert read.sender == Address("jan@klant.nl", "Jan")
    assert read.subject == "Café"
    assert read.own_text == "Prijs: €10, graag één"


def test_a_set_of_letters_whose_name_holds_a_nul_is_none() -> None:
    content = (
        b'Subject: =?a\0b?q?Caf=C3=A9?=\r\nContent-Type: text/plain; charset="a\0b"\r\n\r\nHallo'
    )
    read = read_mail(content)
    assert (read.subject, read.own_text, read.problems) == ("Café", "Hallo", ())


def test_a_header_in_a_broken_code_stays_as_it_came() -> None:
    assert read_mail(b"Subject: Proef =?utf-8?b?a?=\r\n\r\nHallo").subject == "Proef =?utf-8?b?a?="


@pytest.mark.parametrize(
    ("told", "sent_at"),
    [
        (
            "Mon, 3 Nov 2025 10:12:00 +0100",
            datetime(2025, 11, 3, 10, 12, tzinfo=timezone(timedelta(hours=1))),
        ),
        ("Mon, 3 Nov 2025 10:12:00 -0000", datetime(2025, 11, 3, 10, 12, tzinfo=UTC)),
        ("gisteren", None),
    ],
)
def test_a_mail_tells_when_it_was_sent(told: str, sent_at: datetime | None) -> None:
    read = read_mail(f"Date: {told}\r\n\r\nHallo".encode())
    assert read.sent_at == sent_at
    assert sent_at is None or (read.sent_at and read.sent_at.utcoffset() == sent_at.utcoffset())


def test_of_a_mail_that_nobody_can_read_the_headers_are() -> None:
    content = (
        b"From: Jan de Wit <jan@klant.nl>\r\nSubject: Proef\r\n"
        b"Content-Type: text/plain; charset*1*=a; charset*=b\r\n\r\nHallo\r\n"
    )
    read = read_mail(content)
    assert [each.code for each in read.problems] == ["mail_unreadable"]
    assert (read.sender, read.subject, read.own_text) == (JAN, "Proef", "")


def test_what_a_machine_sent_and_what_nobody_believes_is_known() -> None:
    read = read_mail(
        mail(
            "Ik ben er niet",
            Auto_Submitted="auto-replied",
            List_Unsubscribe="<mailto:x@y.nl>",
            Authentication_Results="mx.example.org; spf=pass; dmarc=fail (p=none)",
        ).as_bytes()
    )
    assert (read.is_automatic, read.is_bulk, read.is_doubtful) == (True, True, True)
    plain = read_mail(mail("Hallo").as_bytes())
    assert (plain.is_automatic, plain.is_bulk, plain.is_doubtful) == (False, False, False)


def test_what_was_wrong_is_named() -> None:
    deep = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (each, each)
        for each in range(400)
    )
    for content, code in (
        (b"From: a@b.nl\r\n" + deep, {"mail_unreadable", "mail_no_text"}),
        (mail("Hallo").as_bytes()[:150], {"mail_cut_off"}),
        (b"", {"mail_no_text"}),
    ):
        read = read_mail(content, size=99_999 if code == {"mail_cut_off"} else None)
        assert {each.code for each in read.problems} <= code
        assert read.problems


def test_days_are_read_as_programs_write_them() -> None:
    told = ["2025-11-03", "3-11-2025", "11/3/2025 10:12 AM", "Nov 3, 2025", "3 nov. 2025", "morgen"]
    assert [day_in(each) for each in told] == [*[date(2025, 11, 3)] * 5, None]
    assert day_in("31 februari 2025") is None


def test_a_number_before_a_word_that_is_no_month_is_no_day() -> None:
    assert day_in("12 stellingen 2025, 3 november 2025") == date(2025, 11, 3)
    assert day_in("12 stellingen 2025") is None


@given(st.binary(max_size=300), st.sampled_from([OUTLOOK_NL, GMAIL_NL, HTML]))
def test_no_mail_stops_the_reading(content: bytes, text: str) -> None:
    read_mail(content)
    told = mail(text).as_bytes()
    read_mail(told[: len(content)] + content + told[len(content) :])


def test_remarks_without_end_beside_an_address_break_nothing() -> None:
    mail = read_mail(b"From: " + b"(" * 3_000 + b" Jan <jan@klant.nl>\r\n\r\nHallo")
    assert mail.sender is not None
    assert mail.sender.place == "jan@klant.nl"
