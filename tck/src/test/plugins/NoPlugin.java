/** It is no plugin. */
public final class NoPlugin {}
