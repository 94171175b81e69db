"""The words in which days are named: months, weekdays, numbers, seasons."""

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar januari janvier enero gennaio janeiro stycznia ledna",
            "february feb februar februari février fevrier febrero febbraio fevereiro lutego února",
            "march mar märz maart mars marzo março marca března",
            "april apr avril abril aprile kwietnia dubna",
            "may mai mei maj mayo maggio maio maja května",
            "june jun juni juin junio giugno junho czerwca června",
            "july jul juli juillet julio luglio julho lipca července",
            "august aug augustus augusti août aout agosto sierpnia srpna",
            "september sept sep septembre septiembre settembre setembro września",
            "october oct oktober okt octobre octubre ottobre outubro października října",
            "november nov novembre noviembre novembro listopada listopadu",
            "december dec dezember dez desember des décembre diciembre dicembre dezembro grudnia prosince",
        ),
        start=1,
    )
    for name in names.split()
}
"""Months in English and, for the headers of mails, in ten other languages."""
DAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon",
            "tuesday tues tue",
            "wednesday weds wed",
            "thursday thurs thur thu",
            "friday fri",
            "saturday sat",
            "sunday sun",
        )
    )
    for name in names.split()
}
ORDINALS = {
    word: number
    for number, word in enumerate(
        """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth
        seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth
        twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first""".split(),
        start=1,
    )
}
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""The month with which a season begins."""
NUMBERS = {
    word: number
    for number, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
        twenty""".split()
    )
} | {
    "a": 1,
    "an": 1,
    "couple of": 2,
    "a couple of": 2,
    "few": 3,
    "a few": 3,
    "thirty": 30,
    "sixty": 60,
    "ninety": 90,
}
