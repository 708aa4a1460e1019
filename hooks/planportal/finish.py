"""Outputs as files of the site: recalled from the store, or made in processes, each page put into its frame."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from planportal.fingerprint import digest
from planportal.output import Asset, Deferred, FileAsset, Output, Page, Work
from planportal.processes import Started
from planportal.render.addresses import address_of
from planportal.store import Kept, Store

__all__ = ["Finishing"]

Frame = Callable[[Page], str]
"""Puts a page into the page shell."""
_TOGETHER = 100
"""Outputs that are put into the site in one step."""
Step = Callable[[], list[Kept]]
Put = Callable[[Kept], None]
"""Puts a file from the store into the site."""


class Finishing:
    """The making of outputs, which goes on in other processes until the results are asked for.

    `is_there` tells of files that need not be put. `shell` is a hash of all that the frame looks at beside the page.
    The store must be in use meanwhile.
    """

    def __init__(
        self,
        deferred: Sequence[Deferred],
        ready: Sequence[Asset],
        *,
        store: Store,
        frame: Frame,
        put: Put,
        is_there: Callable[[Kept], bool],
        shell: str,
    ) -> None:
        keys = [digest(one.key, shell) if one.key else "" for one in deferred]
        known = [store.recall(key) if key else None for key in keys]
        self._known = {key: files for key, files in zip(keys, known, strict=True) if files is not None}
        missing = [at for at, files in enumerate(known) if files is None]
        self._keys = [keys[at] or f"not recalled: {at}" for at in missing]
        self._keys += [f"as it is: {output.path}" for output in ready]
        recalled = [file for files in self._known.values() for file in files if not is_there(file)]
        steps: list[Step] = [partial(_made, store, frame, put, deferred[at].make) for at in missing]
        steps += [
            partial(_put_all, put, recalled[start : start + _TOGETHER]) for start in range(0, len(recalled), _TOGETHER)
        ]
        self._started = Started(_done, steps)
        # Too little for processes of their own.
        self._rest = [partial(_made, store, frame, put, partial(_as_it_is, output)) for output in ready]

    def results(self) -> dict[str, list[Kept]]:
        """Return the files of all outputs once they are in the site, by the key under which they are recalled."""
        rest = [step() for step in self._rest]
        made = self._started.results()[: len(self._keys) - len(rest)]
        return self._known | dict(zip(self._keys, [*made, *rest], strict=True))

    def stop(self) -> None:
        """Give up."""
        self._started.stop()


def _done(step: Step) -> list[Kept]:
    return step()


def _put_all(put: Put, files: Sequence[Kept]) -> list[Kept]:
    for file in files:
        put(file)
    return []


def _as_it_is(output: Output) -> Sequence[Output]:
    return (output,)


def _made(store: Store, frame: Frame, put: Put, make: Work) -> list[Kept]:
    files = []
    for output in make():
        match output:
            case Page():
                path, content = f"{address_of(output.path)}index.html", frame(output).encode()
            case Asset():
                path, content = output.path, output.content
            case FileAsset():
                raise AssertionError(f"{output.path} lies on disk already")
        file = store.put(path, content)
        put(file)
        files.append(file)
    return files
