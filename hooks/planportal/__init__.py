"""The portal's library: from the plan's data to the outputs of the site. It does not know MkDocs."""

import gc

# Before all else is read: what a build makes lives until its end, and at the usual 700 new objects Python would look
# for cycles a tenth of the time. Processes that start as copies of this one do as it does.
gc.set_threshold(100_000, 50, 50)
