"""A feed as a server has it."""


def feed_of(*titles, name="Dock notes", origin="https://dock.example"):
    items = "".join(
        f"<item><title>{title}</title><link>{origin}/{title.lower().replace(' ', '-').replace(':', '')}</link>"
        f"<pubDate>Mon, 07 Sep 2026 08:00:00 GMT</pubDate><description>About {title}.</description></item>"
        for title in titles
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>{name}</title>{items}</channel></rss>'
