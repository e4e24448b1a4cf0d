// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/ids.h"
#include "base/json_reader.h"
#include "domain/money.h"
#include "domain/week_key.h"

/// How the decoders read the fields that many messages share.
///
/// What is judged where: these functions and JsonReader judge the shape (types, names, whole
/// numbers), which is BadRequest; whether a text or an amount is allowed is for the rules of the
/// domain (domain/bet_rules.h), which is Invalid. So texts of a bet are read at any length here:
/// the size of the whole message bounds them.
namespace betlog::wire {

class JsonWriter;

/// Parses a document whose top is an object.
[[nodiscard]] base::Expected<QJsonObject> parseObject(QByteArrayView bytes, qsizetype maxBytes);

/// BadRequest with these fields; at least one.
[[nodiscard]] base::Error shapeError(const QList<base::FieldError>& fields);

/// The value, unless something of it was wrong.
template <typename T>
[[nodiscard]] base::Expected<T> finished(T value, const QList<base::FieldError>& errors)
{
    if (errors.isEmpty())
        return value;
    return base::unexpected(shapeError(errors));
}

/// Reads a whole document with `read`, a function of a JsonReader.
template <typename Read>
[[nodiscard]] auto decodeObject(QByteArrayView bytes, qsizetype maxBytes, const Read& read)
    -> base::Expected<decltype(read(std::declval<base::JsonReader&>()))>
{
    const base::Expected<QJsonObject> object = parseObject(bytes, maxBytes);
    if (!object)
        return base::unexpected(object.error());
    QList<base::FieldError> errors;
    base::JsonReader reader(*object, errors);
    auto value = read(reader);
    return finished(std::move(value), errors);
}

[[nodiscard]] QString readText(base::JsonReader& reader, QLatin1StringView name);
/// Empty where the member is absent or null.
[[nodiscard]] QString readOptionalText(base::JsonReader& reader, QLatin1StringView name);
/// At most kMaxListRead texts; none where the member is absent or null.
[[nodiscard]] QStringList readOptionalTexts(base::JsonReader& reader, QLatin1StringView name);
[[nodiscard]] domain::Money readMoney(base::JsonReader& reader, QLatin1StringView name);
[[nodiscard]] base::Seq readSeq(base::JsonReader& reader, QLatin1StringView name);
/// 64 lower-case hex digits.
[[nodiscard]] QByteArray readHash(base::JsonReader& reader);
[[nodiscard]] domain::WeekKey readWeekKey(base::JsonReader& reader, QLatin1StringView name);
/// A count or an index that the other side made: 0 to the largest int.
[[nodiscard]] int readCount(base::JsonReader& reader, QLatin1StringView name);

/// The list `errors` of a refusal or a problem: [{"pointer","detail"}].
[[nodiscard]] QList<base::FieldError> readFieldErrors(base::JsonReader& reader);
void writeFieldErrors(JsonWriter& writer, const QList<base::FieldError>& fields);

template <typename Id>
[[nodiscard]] Id readId(base::JsonReader& reader, QLatin1StringView name)
{
    const QString text = readText(reader, name);
    const std::optional<Id> id = Id::fromText(text);
    if (!id && reader.raw().value(name).isString())
        reader.addError(name, QStringLiteral("This is no UUID."));
    return id.value_or(Id());
}

template <typename Id>
[[nodiscard]] std::optional<Id> readOptionalId(base::JsonReader& reader, QLatin1StringView name)
{
    return reader.hasValue(name) ? std::optional(readId<Id>(reader, name)) : std::nullopt;
}

/// Reads a text that is one of the names that `fromName` knows.
template <typename Value>
[[nodiscard]] Value readNamed(
    base::JsonReader& reader,
    QLatin1StringView name,
    std::optional<Value> (*fromName)(QStringView),
    Value otherwise = {})
{
    const QString text = readText(reader, name);
    const std::optional<Value> value = fromName(text);
    if (!value && reader.raw().value(name).isString())
        reader.addError(name, QStringLiteral("\"%1\" is not known here.").arg(text.left(40)));
    return value.value_or(otherwise);
}

} // namespace betlog::wire
