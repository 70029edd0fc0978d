"""Changes the bytes of knowledge files: what does not have to change stays byte for byte, remarks and layout too.

`entries` changes and adds entries (`blocks` takes a file apart, `fields` writes what is new); `renaming` and `removing`
work in every file that names one.
"""
