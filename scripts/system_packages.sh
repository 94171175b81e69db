#!/bin/sh
# Chromium, PostgreSQL, Dovecot (a mail server) and Radicale (address books and calendars; GPL, run as a program of its own and no part of
# Otherward), which the browser, database, mail and address book tests use. Installed where this script may (root on Debian or
# Ubuntu); elsewhere it says what is missing, and the tests that need it skip with a word.
set -u
missing=""
command -v chromium >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1 || command -v google-chrome >/dev/null 2>&1 || missing="$missing chromium"
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null 2>&1 || missing="$missing postgresql"
command -v dovecot >/dev/null 2>&1 || [ -x /usr/sbin/dovecot ] || missing="$missing dovecot-imapd"
command -v radicale >/dev/null 2>&1 || missing="$missing radicale"
[ -z "$missing" ] && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "Installing$missing for the tests …"
  apt-get update -qq >/dev/null 2>&1 || true
  # shellcheck disable=SC2086
  if DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null 2>&1; then exit 0; fi
fi
echo "Not installed:$missing. The tests that need them will be skipped; install them and run this again for the whole suite."
[ -z "${CI:-}" ] || exit 1
