"""Archives of pages: tar, ZIP (with WACZ) and WARC, member by member or record by record.

Comes in: an unpacked stream. Goes out: an `Item` for each page in it, and a `ReadError` for each member or
stretch that is damaged. It writes nothing to disk and opens no archive inside another but those that ZIP
holds for WACZ. The readers are imported by `contents` when the first archive of their kind comes.
"""
