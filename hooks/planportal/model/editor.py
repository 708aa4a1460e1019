"""Where the browser editor keeps what staff write: one back end for all sections."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["EditorBackend", "Host"]


class Host(StrEnum):
    """What kind of place keeps the files."""

    LOCAL = "local"
    """The project's folder on the writer's own machine; nothing leaves it."""
    GITLAB = "gitlab"
    FORGEJO = "forgejo"
    GITEA = "gitea"
    GITHUB = "github"


_OFFICIAL = {Host.GITLAB: "https://gitlab.com", Host.GITEA: "https://gitea.com", Host.FORGEJO: "https://codeberg.org"}
_API_PATH = {Host.GITLAB: "/api/v4", Host.GITEA: "/api/v1", Host.FORGEJO: "/api/v1"}
_GITHUB_API = "https://api.github.com"


@dataclass(frozen=True)
class EditorBackend:
    """The place, and how the editor asks for it."""

    host: Host = Host.LOCAL
    repo: str = ""
    """Owner and name: `so-khcn/cong-cnsh`."""
    branch: str = "main"
    base_url: str = ""
    """Where staff sign in, without a slash at its end; empty for the host's official one."""
    app_id: str = ""
    """The application's id for signing in without a password in between (OAuth with PKCE)."""

    @property
    def sign_in(self) -> str:
        """Return where staff sign in; empty when they do not, or only with a token."""
        return self.base_url or _OFFICIAL.get(self.host, "")

    @property
    def api(self) -> str:
        """Return the address that the editor asks; empty when it asks none. GitHub's is no part of its sign-in."""
        if self.host is Host.GITHUB:
            return _GITHUB_API
        path = _API_PATH.get(self.host)
        return f"{self.sign_in}{path}" if path else ""
