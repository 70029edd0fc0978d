"""The bot on Discord; the only room that imports discord.

Start reading at `app.features`, which lists the features, then open one of them: each is a folder whose `__init__`
holds a `FEATURE`. `discord_io.feature` says what a feature can add. Arrows run one way:

    app ─▶ features (asking, looking_up, requests, …) ─▶ discord_io ─▶ cards

`cards` draws, `discord_io` sends and receives, and no feature imports another.
"""
