package dev.fourfold.core.code;

import dev.fourfold.core.model.Location;

/// A call in code to a system over HTTP (or another wire protocol, such as SMTP or a database's).
///
/// @param target a URL or host in the code, or an environment variable that holds it
/// @param library the library through which the call goes: `requests`, `axios`, `fetch`, `psycopg2`, `redis`
public record HttpCall(ServiceCall.Target target, String library, Location location) {}
