"""Outputs as files of the site: recalled from the store, or made in processes, each page put into its frame."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from planportal.fingerprint import digest
from planportal.output import Asset, Deferred, FileAsset, Output, Page, Work
from planportal.processes import Started
from planportal.render.addresses import address_of
from planportal.store import Kept, Store

__all__ = ["Finishing"]

Frame = Callable[[Page], tuple[str, Sequence[str]]]
"""Puts a page into the page shell; returns what is to be warned of as well."""
_TOGETHER = 100
"""Outputs that are put into the site in one step."""


class _Made(NamedTuple):
    files: list[Kept]
    warnings: list[str]


Step = Callable[[], _Made]
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
        ready: Sequence[Page | Asset],
        *,
        store: Store,
        frame: Frame,
        put: Put,
        is_there: Callable[[Kept], bool],
        shell: str,
    ) -> None:
        assets = [output for output in ready if isinstance(output, Asset)]
        deferred = [*deferred, *_pages_as_deferred([output for output in ready if isinstance(output, Page)])]
        self.warnings: tuple[str, ...] = ()
        """What frames warned of, once there are results."""
        keys = [digest(one.key, shell) if one.key else "" for one in deferred]
        known = [store.recall(key) if key else None for key in keys]
        self._known = {key: files for key, files in zip(keys, known, strict=True) if files is not None}
        all_missing = [at for at, files in enumerate(known) if files is None]
        missing = [at for at in all_missing if not deferred[at].last]
        self._keys = [keys[at] or f"not recalled: {at}" for at in missing]
        self._keys += [f"as it is: {output.path}" for output in assets]
        recalled = [file for files in self._known.values() for file in files if not is_there(file)]
        steps: list[Step] = [partial(_made, store, frame, put, deferred[at].make) for at in missing]
        steps += [
            partial(_put_all, put, recalled[start : start + _TOGETHER]) for start in range(0, len(recalled), _TOGETHER)
        ]
        self._started = Started(_done, steps)
        # Too little for processes of their own.
        self._rest = [partial(_made, store, frame, put, partial(_as_it_is, output)) for output in assets]
        self._last = {
            keys[at] or f"not recalled: {at}": partial(_made, store, frame, put, deferred[at].make)
            for at in all_missing
            if deferred[at].last
        }

    def results(self) -> dict[str, list[Kept]]:
        """Return the files of all outputs once they are in the site, by the key under which they are recalled."""
        rest = [step() for step in self._rest]
        made = [
            *self._started.results()[: len(self._keys) - len(rest)],
            *rest,
            *(step() for step in self._last.values()),
        ]
        self.warnings = tuple(warning for one in made for warning in one.warnings)
        # What was warned of is made again, and warned of again, until it is mended.
        keys = [
            f"not recalled: {key}" if one.warnings else key
            for key, one in zip([*self._keys, *self._last], made, strict=True)
        ]
        return self._known | {key: one.files for key, one in zip(keys, made, strict=True)}

    def stop(self) -> None:
        """Give up."""
        self._started.stop()


def _pages_as_deferred(pages: Sequence[Page]) -> list[Deferred]:
    # Whether a link of a page's Markdown leads anywhere depends on the others. Pages of articles are left out: the gate
    # refuses dead links to them, and else every new article would make all pages anew.
    there = digest(*sorted(page.path for page in pages))
    return [Deferred(digest(there, repr(page)), {}, partial(_as_it_is, page)) for page in pages]


def _done(step: Step) -> _Made:
    return step()


def _put_all(put: Put, files: Sequence[Kept]) -> _Made:
    for file in files:
        put(file)
    return _Made([], [])


def _as_it_is(output: Output) -> Sequence[Output]:
    return (output,)


def _made(store: Store, frame: Frame, put: Put, make: Work) -> _Made:
    made = _Made([], [])
    for output in make():
        match output:
            case Page():
                html, warnings = frame(output)
                made.warnings.extend(warnings)
                path, content = f"{address_of(output.path)}index.html", html.encode()
            case Asset():
                path, content = output.path, output.content
            case FileAsset():
                raise AssertionError(f"{output.path} lies on disk already")
        file = store.put(path, content)
        put(file)
        made.files.append(file)
    return made
