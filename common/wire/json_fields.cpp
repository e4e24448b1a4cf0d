// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "wire/json_fields.h"

#include "wire/json_writer.h"
#include "wire/limits.h"

#include <algorithm>
#include <limits>

namespace betlog::wire {

using base::Error;
using base::ErrorCode;
using base::Expected;
using base::JsonReader;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype kHashDigits = 64; // of SHA-256

bool isHash(const QByteArray& text)
{
    return text.size() == kHashDigits && std::all_of(text.begin(), text.end(), [](char digit) {
               return (digit >= '0' && digit <= '9') || (digit >= 'a' && digit <= 'f');
           });
}

} // namespace

Expected<QJsonObject> parseObject(QByteArrayView bytes, qsizetype maxBytes)
{
    const Expected<QJsonValue> value = base::parseJson(bytes, maxBytes, limits::kMaxJsonDepth);
    if (!value)
        return base::unexpected(value.error());
    if (!value->isObject()) {
        return base::unexpected(
            base::fieldError(ErrorCode::BadRequest, {}, u"A JSON object is wanted here."_s));
    }
    return value->toObject();
}

Error shapeError(const QList<base::FieldError>& fields)
{
    const base::FieldError& first = fields.constFirst();
    QString detail =
        first.pointer.isEmpty() ? first.detail : first.pointer + u": "_s + first.detail;
    if (fields.size() > 1)
        detail += u" (and %1 more)"_s.arg(fields.size() - 1);
    return {ErrorCode::BadRequest, detail, fields};
}

QString readText(JsonReader& reader, QLatin1StringView name)
{
    const QJsonValue value = reader.raw().value(name);
    if (value.isString())
        return value.toString();
    reader.addError(name, value.isUndefined() ? u"This is missing."_s : u"This must be a text."_s);
    return {};
}

QString readOptionalText(JsonReader& reader, QLatin1StringView name)
{
    const QJsonValue value = reader.raw().value(name);
    if (!value.isUndefined() && !value.isNull() && !value.isString())
        reader.addError(name, u"This must be a text."_s);
    return value.toString();
}

QStringList readOptionalTexts(JsonReader& reader, QLatin1StringView name)
{
    QStringList texts;
    if (!reader.hasValue(name))
        return texts;
    const QJsonValue value = reader.raw().value(name);
    const QJsonArray elements = value.toArray();
    if (!value.isArray() || elements.size() > limits::kMaxListRead) {
        reader.addError(
            name, u"A list of at most %1 texts is wanted here."_s.arg(limits::kMaxListRead));
        return texts;
    }
    for (qsizetype i = 0; i < elements.size(); ++i) {
        if (!elements.at(i).isString())
            reader.addErrorAt(reader.pointerTo(name, i), u"This must be a text."_s);
        texts.append(elements.at(i).toString());
    }
    return texts;
}

domain::Money readMoney(JsonReader& reader, QLatin1StringView name)
{
    return domain::Money(reader.integer(name, -domain::kMaxAmountMinor, domain::kMaxAmountMinor));
}

base::Seq readSeq(JsonReader& reader, QLatin1StringView name)
{
    return base::Seq(reader.integer(name, 0, domain::kMaxAmountMinor));
}

QByteArray readHash(JsonReader& reader)
{
    const QByteArray hash = readText(reader, "hash"_L1).toLatin1();
    if (!isHash(hash) && reader.raw().value("hash"_L1).isString())
        reader.addError("hash"_L1, u"A hash is 64 lower-case hexadecimal digits."_s);
    return hash;
}

domain::WeekKey readWeekKey(JsonReader& reader, QLatin1StringView name)
{
    return readNamed<domain::WeekKey>(reader, name, &domain::WeekKey::fromText);
}

int readCount(JsonReader& reader, QLatin1StringView name)
{
    return static_cast<int>(reader.integer(name, 0, std::numeric_limits<int>::max()));
}

QList<base::FieldError> readFieldErrors(JsonReader& reader)
{
    QList<base::FieldError> fields;
    if (!reader.hasValue("errors"_L1))
        return fields;
    reader.objects("errors"_L1, 0, limits::kMaxListRead, [&](JsonReader& field) {
        fields.append({readText(field, "pointer"_L1), readText(field, "detail"_L1)});
    });
    return fields;
}

void writeFieldErrors(JsonWriter& writer, const QList<base::FieldError>& fields)
{
    writer.openArray();
    for (const base::FieldError& field : fields) {
        writer.openObject();
        writer.textMember("detail"_L1, field.detail);
        writer.textMember("pointer"_L1, field.pointer);
        writer.closeObject();
    }
    writer.closeArray();
}

} // namespace betlog::wire
