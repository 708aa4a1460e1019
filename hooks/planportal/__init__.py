"""The portal's library: from the plan's data to the outputs of the site. It does not know MkDocs."""
