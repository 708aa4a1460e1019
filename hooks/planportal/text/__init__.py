"""Vietnamese text: code points, folding, slugs, order, dates and numbers."""
