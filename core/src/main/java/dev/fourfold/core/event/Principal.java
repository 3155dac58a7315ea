package dev.fourfold.core.event;

/// Who acted, as the provider authenticated it. What is not known is an empty text.
///
/// @param name of the role, the user or the service
/// @param session of an assumed role: chosen by whoever assumed it; for a function the function's name
/// @param account the account that the principal belongs to
public record Principal(Kind kind, String name, String session, String account, String arn) {

    /// What kind of identity it is.
    public enum Kind {
        ROLE,
        USER,
        ROOT,
        FEDERATED,
        /// A service of the provider that acts by itself.
        SERVICE,
        /// Another account, of which no more is known.
        ACCOUNT,
        ANONYMOUS,
        UNKNOWN
    }

    /// Nobody that is known.
    public static final Principal NOBODY = new Principal(Kind.UNKNOWN, "", "", "", "");

    /// The principal in words: `role shop-CreateOrderRole-1ABC, session shop-CreateOrder-2DEF`.
    public String words() {
        return switch (kind) {
            case ROLE -> "role " + name + (session.isEmpty() ? "" : ", session " + session);
            case USER -> "user " + name;
            case ROOT -> "the root user of account " + account;
            case FEDERATED -> "federated user " + name;
            case SERVICE -> "the service " + name;
            case ACCOUNT -> "account " + account;
            case ANONYMOUS -> "an anonymous caller";
            case UNKNOWN -> name.isEmpty() ? "an unknown principal" : name;
        };
    }
}
