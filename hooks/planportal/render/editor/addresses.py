"""Every address of someone else in the editor's files, and what is done with it. What is not here stops a build."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType
from urllib.parse import urlsplit

from planportal.model import EditorBackend

__all__ = ["DECISIONS", "SWITCHED_OFF", "Decision", "hosts_in", "hosts_of", "switch_off"]

SWITCHED_OFF = "https://tat.invalid"
"""Where the editor is sent instead: `.invalid` never resolves (RFC 2606)."""


class Decision(StrEnum):
    """What is done with the addresses of a host."""

    NAME = "name"
    """A name of a standard or an error, or the beginning of what a person types: nothing is asked there."""
    LINK = "link"
    """A page of the editor's makers that a person may open; the editor itself asks nothing there."""
    BACKEND = "backend"
    """Kept when the portal's own setting names the host, else switched off."""
    OFF = "off"
    """Switched off: the address becomes `SWITCHED_OFF`."""


_HOSTS: Mapping[Decision, str] = {
    Decision.NAME: """
        [^ * localhost localhost:5174 developer.mozilla.org gist.github.com json-schema.org jsperf.com lexical.dev
        react.dev stackoverflow.com svelte.dev www.ecma-international.org www.w3.org en.wikipedia.org
    """,
    Decision.LINK: "github.com sveltiacms.app",
    Decision.BACKEND: "api.github.com codeberg.org gitea.com gitlab.com",
    # From top to bottom: fonts and files of the bundle, the state of hosts, Netlify, maps, films, stock photos,
    # translation and writing machines, stores of files, the makers' company.
    Decision.OFF: """
        cdn.jsdelivr.net fontsource.org unpkg.com
        status-api.hostedstatus.com status.gitlab.com www.githubstatus.com
        api.netlify.com identity.netlify.com
        nominatim.openstreetmap.org www.openstreetmap.org {s}.tile.openstreetmap.org
        www.youtube-nocookie.com www.youtube.com youtu.be
        api.pexels.com www.pexels.com api.unsplash.com unsplash.com picsum.photos pixabay.com
        ai.google.dev aistudio.google.com api-docs.deepseek.com api.anthropic.com api.deepseek.com api.mistral.ai
        api.openai.com console.mistral.ai docs.claude.com docs.mistral.ai generativelanguage.googleapis.com
        platform.claude.com platform.deepseek.com platform.openai.com translation.googleapis.com
        console.cloud.google.com
        *-s3.storage.bunnycdn.com *.* *.*.digitaloceanspaces.com *.*r2.cloudflarestorage.com *.digitaloceanspaces.com
        *.s3.*.amazonaws.com *.s3.*.backblazeb2.com *.s3.*.scw.cloud *.storage.supabase.co *.supabase.co
        api.uploadcare.com app.uploadcare.com aws.amazon.com azure.microsoft.com bunny.net cloud.digitalocean.com
        cloudinary.com console.aws.amazon.com console.cloudinary.com console.scaleway.com dash.bunny.net
        dash.cloudflare.com developers.cloudflare.com docs.aws.amazon.com docs.digitalocean.com learn.microsoft.com
        portal.azure.com res.cloudinary.com s3.*.amazonaws.com s3.*.backblazeb2.com s3.*.scw.cloud
        secure.backblaze.com supabase.com ucarecdn.com upload.uploadcare.com uploadcare.com www.backblaze.com
        www.cloudflare.com www.digitalocean.com www.scaleway.com
        bsky.app discord.com
    """,
}
DECISIONS: Mapping[str, Decision] = MappingProxyType(
    {"": Decision.NAME, **{host: decision for decision, hosts in _HOSTS.items() for host in hosts.split()}}
)
"""By host; `*` stands for what the editor's code puts in while it runs."""

_PLACEHOLDER = re.compile(r"\$\{(?:[^{}]|\{[^}]*\})*\}")
_ADDRESS = re.compile(
    r"(?:https?|wss?):(?://|\\/\\/)(?P<host>(?:\$\{(?:[^{}]|\{[^}]*\})*\}|[^\s\"'`)<>,;\\/?#])*)", re.IGNORECASE
)


def hosts_of(backend: EditorBackend) -> tuple[str, ...]:
    """Return the hosts that the portal's own setting names: where files are kept, and where staff sign in."""
    addresses = filter(None, (backend.api, backend.sign_in))
    return tuple(sorted({urlsplit(address).netloc for address in addresses}))


def hosts_in(text: str) -> Iterator[tuple[str, int]]:
    """Yield the host of every address in a text, as the table writes it, and where the address begins."""
    for found in _ADDRESS.finditer(text):
        yield _as_in_table(found), found.start()


def switch_off(text: str, kept: Collection[str]) -> str:
    """Return the text with every address of a host that is switched off, or is no back end among those `kept`."""

    def decided(found: re.Match[str]) -> str:
        host = _as_in_table(found)
        decision = DECISIONS.get(host, Decision.OFF)
        is_off = decision is Decision.OFF or (decision is Decision.BACKEND and host not in kept)
        return SWITCHED_OFF if is_off else found[0]

    return _ADDRESS.sub(decided, text)


def _as_in_table(found: re.Match[str]) -> str:
    return _PLACEHOLDER.sub("*", found["host"]).lower().rstrip(".")
