"""The portal's library: from the plan's data to the outputs of the site. It does not know MkDocs."""

import gc

# Before all else is read: what a build reads lives until its end, and looking for cycles in it takes a tenth of the
# time. The processes in which things are made, and thrown away, look more often: see processes.py.
gc.set_threshold(1_000_000, 50, 50)
