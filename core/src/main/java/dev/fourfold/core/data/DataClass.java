package dev.fourfold.core.data;

import java.util.List;

/// A class of data that asks for its own protection, and what suggests it.
///
/// Names are sequences of words (`card number`), compared with the words of a field's name in whatever way it is
/// written
/// (`cardNumber`, `card_no`, `CARD-NUMBER`). In English the last word says what a thing is: `customerEmail` is an
/// e-mail
/// address, `emailTemplate` is a template. So a sequence has to *end* the name, but for endings that change nothing
/// (`emailHash`, `email1`).
///
/// @param id the class (`payment.card`)
/// @param rank how much is at stake, higher first in every list; the shipped classes have 0 (`public`) to 8
/// (`credential`)
/// @param because what makes data of this class, to be read after "the field `x`: "
/// @param implies classes that this data also is, by its definition
/// @param names what a field's name ends in
/// @param whole what only a whole field's name says (`pan`)
/// @param never false friends: names that end in this are not of the class (`ip address` for `address`)
/// @param stores what the name of a store or a queue ends in when it says enough by itself (`customers`, but not
/// `orders`)
/// @param formats formats and scalar types of schemas (`email`, `AWSPhone`)
public record DataClass(
        String id,
        String title,
        int rank,
        String because,
        List<String> implies,
        List<String> names,
        List<String> whole,
        List<String> never,
        List<String> stores,
        List<String> formats) {

    public DataClass {
        implies = List.copyOf(implies);
        names = List.copyOf(names);
        whole = List.copyOf(whole);
        never = List.copyOf(never);
        stores = List.copyOf(stores);
        formats = List.copyOf(formats);
    }

    /// A class of the user's own, told by field names alone. It ranks above `public` and below the shipped classes.
    public static DataClass named(String id, String title, List<String> names) {
        return new DataClass(id, title, 1, "is " + title, List.of(), names, List.of(), List.of(), List.of(), List.of());
    }

    /// Why something is taken to be of a class.
    ///
    /// @param dataClass the class's id
    /// @param because the class's own word for it
    public record Suggestion(String dataClass, String because) {}
}
