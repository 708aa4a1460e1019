#!/usr/bin/env bash
# Install what the tests need and this machine lacks: a browser, a web server and letters with Vietnamese marks from
# Debian, axe-core from npm; LibreOffice, in which the Word files of official texts and the workbooks of report forms are
# opened; systemd, which reads the units that publish. With --audit also Lighthouse, the Nu HTML checker and the Java it
# runs on; with --bench wrk.
set -euo pipefail
cd "$(dirname "$0")/../.."

has() { PATH="$PATH:/usr/sbin" command -v "$1" >/dev/null; }

missing=()
has chromium || has chromium-browser || has google-chrome || missing+=(chromium)
has nginx || missing+=(nginx-light)
has openssl || missing+=(openssl)
has systemd-analyze || missing+=(systemd)
has soffice || missing+=(libreoffice-writer-nogui libreoffice-calc-nogui)
# Debian has its parts apart.
office=/usr/lib/libreoffice/program
if [ -d $office ] && [ ! -e $office/libsclo.so ]; then missing+=(libreoffice-calc-nogui); fi
{ has fc-list && [ -n "$(fc-list 'Noto Sans' file)" ]; } || missing+=(fontconfig fonts-noto-core)
if [ "${1:-}" = --audit ]; then
    has java || missing+=(default-jre-headless)
fi

if [ "${1:-}" = --bench ]; then
    has wrk || missing+=(wrk)
fi

if [ ${#missing[@]} -gt 0 ]; then
    if ! has apt-get || [ "$(id -u)" -ne 0 ]; then
        echo "The browser tests need: ${missing[*]}." >&2
        echo "Installing them takes an administrator of this machine; on Debian: apt-get install ${missing[*]}" >&2
        exit 1
    fi
    echo "Installing ${missing[*]}"
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq
    apt-get install -qq --yes --no-install-recommends "${missing[@]}" >/dev/null
fi

if ! has npm; then
    echo "The browser tests need npm: install Node.js 18 or newer." >&2
    exit 1
fi
if [ "${1:-}" = --audit ]; then
    npm ci --ignore-scripts --loglevel=error >/dev/null
else
    npm ci --omit=dev --ignore-scripts --loglevel=error >/dev/null
fi
