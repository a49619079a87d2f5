"""Official letters (resmî yazı): drafted here, numbered and signed in DYS, kept here.

A room registers its kinds in AppConfig.ready (``registry.register``) and shows them on its pages
(``pages.section``, ``pages.act``). ``content`` holds what a letter says, ``wording`` its rules,
``services`` the verbs.
"""
