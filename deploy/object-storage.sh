#!/usr/bin/env bash
# Bring the release that readers see into object storage, for a CDN in front of it:
#
#     deploy/object-storage.sh /srv/portal remote:bucket
#
# `portal publish` has built and checked it; `remote` is one of `rclone config`. Only files whose content changed travel:
# first what pages need, then pages and feeds, and what is gone goes last, so that a page never asks for what is not
# there yet. Storage has no step that switches all files at once: for the time of the second step a reader may meet
# new pages beside old ones. At the end both sides are compared. Broken off, it is simply called again.
set -euo pipefail

if [ $# -ne 2 ]; then
    echo "Cách dùng: $0 THƯ_MỤC KHO, ví dụ $0 /srv/portal kho:cong" >&2
    exit 2
fi
if [ ! -L "$1/current" ]; then
    echo "$1: chưa đăng bản nào; gọi portal publish --to $1 trước" >&2
    exit 1
fi
# The release, not the link: a publication meanwhile must not mix two of them.
release=$(readlink --canonicalize-existing "$1/current")

# A CDN packs by itself; storage knows a file by its MD5.
same=(--checksum --exclude '*.gz' --exclude '*.br')
fresh=(--header-upload 'Cache-Control: public, max-age=300')
pages=(--filter '- *.gz' --filter '- *.br' --filter '- *.html' --filter '- *.xml' --filter '- /feed.json' --filter '- /sw.js')

rclone copy --checksum "${pages[@]}" "${fresh[@]}" "$release" "$2"
rclone copy "${same[@]}" "${fresh[@]}" "$release" "$2"
rclone sync --delete-after "${same[@]}" "${fresh[@]}" "$release" "$2"
rclone check "${same[@]}" "$release" "$2"
