"""The whole portal for another generator: Markdown with front matter, files as they are, a plain configuration."""

from planportal.export.folder import EXPORT_VARIABLE, exported_files, write_export

__all__ = ["EXPORT_VARIABLE", "exported_files", "write_export"]
