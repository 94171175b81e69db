"""What people newly say in mails as the programs of many countries write them: (who wrote it, the mail, what is new)."""

import pytest

from otherward.language.regions import newly_said

TOP_POSTED = {
    "english gmail": (
        "On Fri, Sep 4, 2026 at 9:05 AM Tom Reed <tom@reed.example> wrote:",
        "On Friday, September 4, 2026, Tom Reed <tom.reed.with.a.long.address@subdivision.reed.example>\nwrote:",
        "On 4 Sep 2026, at 09:05, Tom Reed <tom@reed.example> wrote:",
        "Tom Reed <tom@reed.example> wrote on Fri, 4 Sep 2026 at 09:05:",
    ),
    "german": (
        "Am Fr., 4. Sept. 2026 um 09:05 Uhr schrieb Tom Reed <tom@reed.example>:",
        "Am 04.09.2026 um 09:05 schrieb Tom Reed:",
        "Am 04.09.26 09:05 schrieb Tom Reed <tom@reed.example>:",
    ),
    "french": (
        "Le ven. 4 sept. 2026 à 09:05, Tom Reed <tom@reed.example> a écrit :",
        "Le 04/09/2026 à 09:05, Tom Reed a écrit\xa0:",
    ),
    "spanish": (
        "El vie, 4 sept 2026 a las 9:05, Tom Reed (<tom@reed.example>) escribió:",
        "El 4/9/26 a las 9:05, Tom Reed escribió:",
    ),
    "italian": (
        "Il giorno ven 4 set 2026 alle ore 09:05 Tom Reed <tom@reed.example> ha scritto:",
        "Il 04/09/2026 09:05, Tom Reed ha scritto:",
    ),
    "dutch": (
        "Op vr 4 sep 2026 om 09:05 schreef Tom Reed <tom@reed.example>:",
        "Op 04-09-2026 om 09:05 schreef Tom Reed:",
    ),
    "portuguese": (
        "Em sex., 4 de set. de 2026 às 09:05, Tom Reed <tom@reed.example> escreveu:",
        "Tom Reed <tom@reed.example> escreveu no dia sexta, 4/09/2026 à(s) 09:05:",
    ),
    "swedish": ("Den fre 4 sep. 2026 kl 09:05 skrev Tom Reed <tom@reed.example>:",),
    "danish": ("Den fre. 4. sep. 2026 kl. 09.05 skrev Tom Reed <tom@reed.example>:",),
    "norwegian": ("fre. 4. sep. 2026 kl. 09:05 skrev Tom Reed <tom@reed.example>:",),
    "polish": (
        "pt., 4 wrz 2026 o 09:05 Tom Reed <tom@reed.example> napisał(a):",
        "W dniu 4.09.2026 o 09:05, Tom Reed pisze:",
    ),
    "czech": (
        "pá 4. 9. 2026 v 9:05 odesílatel Tom Reed <tom@reed.example> napsal:",
        "Dne 4. 9. 2026 v 9:05 Tom Reed napsal(a):",
    ),
    "further away": (
        "Tom Reed <tom@reed.example> 于2026年9月4日周五 09:05写道：",
        "пт, 4 сент. 2026 г. в 09:05, Tom Reed <tom@reed.example>:",
        "4 сентября 2026 г., 9:05, Tom Reed <tom@reed.example> написал:",
        "Tom Reed <tom@reed.example>, 4 Eyl 2026 Cum, 09:05 tarihinde şunu yazdı:",
        "Tom Reed <tom@reed.example> ezt írta (időpont: 2026. szept. 4., P, 9:05):",
    ),
    "outlook english": (
        "-----Original Message-----\nFrom: Tom Reed <tom@reed.example>\nSent: Friday, September 4, 2026 9:05 AM\nTo: Ana Ruiz\nSubject: docks\n",
        "________________________________\nFrom: Tom Reed <tom@reed.example>\nSent: Friday, September 4, 2026 9:05 AM\nTo: Ana Ruiz <ana@ruiz.example>\nCc: Lee\nSubject: docks\n",
        "*From:* Tom Reed <tom@reed.example>\n*Sent:* Friday, September 4, 2026 9:05 AM\n*To:* Ana Ruiz\n*Subject:* docks\n",
        "From: Tom Reed\nDate: Friday, September 4, 2026 at 9:05 AM\nTo: Ana Ruiz\nSubject: docks\n",
    ),
    "outlook abroad": (
        "Von: Tom Reed <tom@reed.example>\nGesendet: Freitag, 4. September 2026 09:05\nAn: Ana Ruiz\nBetreff: Tore\n",
        "-----Ursprüngliche Nachricht-----\nVon: Tom Reed\nGesendet: Freitag, 4. September 2026 09:05\nAn: Ana Ruiz\nBetreff: Tore\n",
        "De : Tom Reed <tom@reed.example>\nEnvoyé : vendredi 4 septembre 2026 09:05\nÀ : Ana Ruiz\nObjet : quais\n",
        "De: Tom Reed <tom@reed.example>\nEnviado el: viernes, 4 de septiembre de 2026 9:05\nPara: Ana Ruiz\nAsunto: muelles\n",
        "Da: Tom Reed <tom@reed.example>\nInviato: venerdì 4 settembre 2026 09:05\nA: Ana Ruiz\nOggetto: banchine\n",
        "Van: Tom Reed <tom@reed.example>\nVerzonden: vrijdag 4 september 2026 09:05\nAan: Ana Ruiz\nOnderwerp: docks\n",
        "De: Tom Reed <tom@reed.example>\nEnviada em: sexta-feira, 4 de setembro de 2026 09:05\nPara: Ana Ruiz\nAssunto: docas\n",
        "Från: Tom Reed <tom@reed.example>\nSkickat: den 4 september 2026 09:05\nTill: Ana Ruiz\nÄmne: portar\n",
        "Fra: Tom Reed <tom@reed.example>\nSendt: 4. september 2026 09:05\nTil: Ana Ruiz\nEmne: porte\n",
        "Od: Tom Reed <tom@reed.example>\nWysłano: piątek, 4 września 2026 09:05\nDo: Ana Ruiz\nTemat: doki\n",
        "发件人: Tom Reed <tom@reed.example>\n发送时间: 2026年9月4日 9:05\n收件人: Ana Ruiz\n主题: 码头\n",
        "差出人: Tom Reed <tom@reed.example>\n送信日時: 2026年9月4日 9:05\n宛先: Ana Ruiz\n件名: 埠頭\n",
        "От: Tom Reed <tom@reed.example>\nОтправлено: 4 сентября 2026 г. 9:05\nКому: Ana Ruiz\nТема: доки\n",
        "Od: Tom Reed <tom@reed.example>\nOdesláno: pátek 4. září 2026 9:05\nKomu: Ana Ruiz\nPředmět: rampy\n",
    ),
}  # fmt: skip

FORWARDS = (
    "---------- Forwarded message ---------\nFrom: Tom Reed <tom@reed.example>\nDate: Fri, Sep 4, 2026\nSubject: docks\nTo: me\n",
    "Begin forwarded message:\n\nFrom: Tom Reed <tom@reed.example>\nSubject: docks\nDate: September 4, 2026\nTo: Ana\n",
    "-------- Forwarded Message --------\nSubject: docks\nDate: Fri, 4 Sep 2026 09:05:00 +0200\nFrom: Tom Reed <tom@reed.example>\nTo: Ana\n",
    "---------- Weitergeleitete Nachricht ---------\nVon: Tom Reed <tom@reed.example>\nBetreff: Tore\n",
    "Anfang der weitergeleiteten Nachricht:\n\nVon: Tom Reed\nBetreff: Tore\n",
    "---------- Forwarded message ---------\nDe: Tom Reed <tom@reed.example>\nObjet : quais\n",
)

OLD = "Could you send me the dock schedule by Monday? We need two more haulers.\nTom"
NEW = "Thanks, that helps a lot. I will ask our haulers on Monday whether they want the work."


@pytest.mark.parametrize("announced", [line for lines in TOP_POSTED.values() for line in lines])
@pytest.mark.parametrize("marked", [True, False])
def test_what_stands_above_an_announced_mail_is_new(announced, marked):
    old = "\n".join(f"> {line}" for line in OLD.split("\n")) if marked and ":\n" not in announced else OLD
    assert newly_said(f"{NEW}\n\n{announced}\n\n{old}\n") == NEW


@pytest.mark.parametrize("announced", FORWARDS)
def test_what_was_forwarded_is_not_the_forwarders_word(announced):
    assert newly_said(f"{NEW}\n\n{announced}\n{OLD}\n") == NEW
    assert newly_said(f"{announced}\n{OLD}\n") == ""


@pytest.mark.parametrize(
    "line",
    [
        "On Fri, Sep 4, 2026 at 9:05 AM Tom <tom@reed.example> wrote:",
        "Tom Reed wrote:",
        "Am 4.9.2026 schrieb Tom Reed:",
    ],
)
def test_answers_below_and_between_quotes_are_kept(line):
    quoted = "> Could you send me the dock schedule?\n> We need it by Monday."
    assert newly_said(f"{line}\n{quoted}\n\n{NEW}\n") == NEW
    between = newly_said(
        f"{line}\n> Could you send it?\n\nYes, tonight.\n\n> And the racks?\nNo, they are sold.\n> Bye\n"
    )
    assert between.split("\n") == ["Yes, tonight.", "", "No, they are sold."]


SIGNED = (
    "-- \nAna Ruiz\nHead of Logistics, Acme\n+1 414 555 0101",
    "Best regards,\nAna",
    "Best,\n\nAna Ruiz\nHead of Logistics | Acme Inc.\nM: +1 (414) 555-0101 | acme.example",
    "Viele Grüße\nAna Ruiz",
    "Mit freundlichen Grüßen\n\nAna Ruiz\nLeiterin Logistik\nAcme GmbH\nTel. +49 30 1234567",
    "Cordialement,\nAna Ruiz\nResponsable logistique",
    "Saludos,\nAna",
    "Cordiali saluti\nAna Ruiz",
    "Met vriendelijke groet,\nAna",
    "Abraço,\nAna",
    "Med vänliga hälsningar\nAna Ruiz",
    "Pozdrawiam\nAna",
    "With respect,\nAna Ruiz",
    "Thank you, best regards,\n\nAna\n\n--\nDipl.-Ing. Ana Ruiz | Phone: +49 9131 555 019\nAcme GmbH | Fax: +49 9131 555 099",
    "Best regards\nAna\n\n-- \n\n**********\nAna RUIZ, Ph.D.\n\nR&D, Acme Corporation",
    "Sent from my iPhone",
    "Von meinem iPhone gesendet",
    "Envoyé de mon iPhone",
    "Enviado desde mi iPhone",
    "Get Outlook for Android",
    "Ana Ruiz\nHead of Logistics\nAcme Inc.",
    "Ana Ruiz | Head of Logistics | Acme Inc. | 414-555-0101",
    "Thanks,\nAna\n\nSent from my iPad",
    "Cheers\n\n*Ana Ruiz*\nHead of Logistics",
    "Sincerely yours,\n\nAna Ruiz\nHead of Logistics\n1400 Decorah Road\nWest Bend, WI 53095",
)  # fmt: skip


@pytest.mark.parametrize("signed", SIGNED)
def test_signatures_are_not_said(signed):
    assert newly_said(f"Hi Tom,\n\n{NEW}\n\n{signed}\n", author="Ana Ruiz") == f"Hi Tom,\n\n{NEW}"
    quote = "On Fri, Sep 4, 2026 at 9:05 AM Tom <tom@reed.example> wrote:\n> When?"
    assert newly_said(f"{NEW}\n\n{signed}\n\n{quote}\n", author="Ana Ruiz") == NEW


KEPT = (
    "Thanks, the dock schedule came through. Could you also send the rates?",
    "Thank you",
    "From: our side there is nothing to add.\nTo: whom should I send it?",
    "He wrote: come on Monday.",
    "On Monday Tom wrote:\nwe should meet. I agree with him and will be there at nine.",
    "What we need:\n- two haulers\n- one racking installer\n- a dock schedule",
    "This is confidential, please keep it between us: they let Tom go.",
    "Please call me at 414 555 0101 when you are there.",
    "I looked at the numbers.\n\n-----\n\nSecond thing: the freezer. We count by hand and need somebody who knows slotting.",
    "Best way to reach him is by phone.\nHe is in on Mondays.",
    "Sent the schedule from my desk, did it arrive?",
    "Best of luck with the talk! Tell me how it went.",
    "Regards to your mother.\nCan you bring the pallet jack on Saturday?",
    "The offer stands.\nAna said you need a hauler. I know one.",
    "Ideas:\n1) rent a truck\n2) ask the church",
    "Hi Tom,\n\nAna",
    "P.S. I know somebody at Acme who could help with the racks.",
)


@pytest.mark.parametrize("said", KEPT)
def test_what_only_looks_like_a_quote_or_a_signature_is_kept(said):
    assert newly_said(said) == said


def test_a_postscript_below_the_signature_is_kept():
    text = f"{NEW}\n\nBest,\nAna\n\nP.S. I know somebody at Acme who could help with the racks.\n"
    assert "I know somebody at Acme" in newly_said(text, author="Ana Ruiz")


LEGAL = (
    ("This e-mail and any attachments are confidential and intended solely for the addressee. If you are not the intended recipient, please "
    "notify the sender and delete it."),
    "CONFIDENTIALITY NOTICE: This message may contain privileged information. Unauthorized use is prohibited.",
    "Please consider the environment before printing this e-mail.",
    ("Diese E-Mail enthält vertrauliche und/oder rechtlich geschützte Informationen. Wenn Sie nicht der richtige Adressat sind, informieren "
    "Sie bitte sofort den Absender."),
    "Ce message et toutes les pièces jointes sont confidentiels et établis à l'intention exclusive de ses destinataires.",
    "_______________________________________________\nDocks mailing list\nDocks@lists.example\nhttps://lists.example/mailman/listinfo/docks",
    ('-- \nYou received this message because you are subscribed to the Google Groups "Docks" group.\nTo unsubscribe from this group, send an '
    "email to docks+unsubscribe@googlegroups.example."),
)  # fmt: skip


@pytest.mark.parametrize("legal", LEGAL)
def test_legal_text_and_footers_are_not_said(legal):
    assert newly_said(f"{NEW}\n\n{legal}\n") == NEW
    assert newly_said(f"{NEW}\n\nBest,\nAna Ruiz\nAcme Inc.\n\n{legal}\n", author="Ana Ruiz") == NEW


def test_the_servers_warning_above_is_not_said():
    warning = "CAUTION: This email originated from outside of the organization. Do not click links or open attachments."
    assert newly_said(f"{warning}\n\n{NEW}\n") == NEW
    assert newly_said(f"[EXTERNAL]\n{NEW}\n") == NEW
