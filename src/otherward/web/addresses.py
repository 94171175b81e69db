"""The addresses of the pages."""

from django.conf import settings
from django.urls import path

from otherward.web.views import (
    asks,
    calendar,
    design,
    duplicates,
    introductions,
    meetings,
    people,
    reword,
    start,
    today,
    write,
)

urlpatterns = [
    path("", today.home, name="home"),
    path("today", today.today, name="today"),
    path("everything", today.everything, name="everything"),
    path("suggestions/<str:name>/undo", today.undo, name="undo"),
    path("suggestions/<str:name>/<str:what>", today.act, name="act"),
    path("meetings", meetings.meetings, name="meetings"),
    path("meetings/line", meetings.line, name="meeting-line"),
    path("briefs/<str:name>", meetings.brief, name="brief"),
    path("briefs/<str:name>/copy/<str:form>", meetings.copy, name="brief-copy"),
    path("people", people.people, name="people"),
    path("duplicates", duplicates.likely, name="duplicates"),
    path("duplicates/say", duplicates.say, name="say-duplicates"),
    path("duplicates/undo", duplicates.undo, name="undo-duplicates"),
    path("people/<str:name>", people.person, name="person"),
    path("people/<str:name>/line", people.line, name="line"),
    path("people/<str:name>/line/<str:import_id>/undo", people.undo_line, name="undo-line"),
    path("people/<str:name>/closeness", people.closeness, name="closeness"),
    path("write", write.write, name="write"),
    path("write/whom", write.whom, name="whom"),
    path("write/review", write.look, name="look"),
    path("write/reword", reword.reword, name="reword"),
    path("write/request", reword.request_shown, name="request-shown"),
    path("write/mail", write.mail_file, name="mail-file"),
    path("write/<str:name>", write.write, name="write-to"),
    path("write/<str:name>/sent", write.sent, name="sent"),
    path("write/<str:name>/sent/<str:import_id>/undo", write.undo_sent, name="undo-sent"),
    path("calendar", calendar.calendar, name="calendar"),
    path("calendar/address", calendar.address, name="calendar-address"),
    path("calendar/feed/<str:token>.ics", calendar.feed, name="calendar-feed"),
    path("introductions", introductions.introductions, name="introductions"),
    path("introductions/begin", introductions.begin, name="introduction-begin"),
    path("introductions/received/<str:name>", introductions.thanked, name="introduction-thanked"),
    path("introductions/<str:name>", introductions.carry_on, name="introduction"),
    path("ask", asks.asks, name="asks"),
    path("ask/<str:name>", asks.ask, name="ask"),
    path("ask/<str:name>/on", asks.carry_on, name="ask-on"),
    path("originals/<str:name>", people.original, name="original"),
    path("bring", start.bring, name="bring"),
    path("bring/example", start.bring_example, name="bring-example"),
    path("bring/<str:name>", start.job, name="job"),
    path("bring/<str:name>/columns/<int:number>", start.columns, name="columns"),
    path("imports", start.imports, name="imports"),
    path("imports/<str:name>/undo", start.undo, name="undo-import"),
]

if settings.DEVELOPMENT:
    urlpatterns.append(path("design", design.design, name="design"))
