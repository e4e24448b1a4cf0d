// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "base/json_reader.h"

#include "base/json_document.h"
#include "base/json_pointer.h"
#include "base/json_scan.h"
#include "base/unicode_text.h"

namespace betlog::base {

using namespace Qt::Literals::StringLiterals;

namespace {

/// What is wrong with the text; nothing if it keeps the limits.
[[nodiscard]] std::optional<QString> textFlaw(const QString& text, JsonReader::TextLimits limits)
{
    if (!isPlainText(text, limits.allowTabsAndNewlines))
        return u"This text holds control characters."_s;
    const qsizetype length = codePointCount(text);
    if (length == 0 && limits.minLength > 0)
        return u"This must not be empty."_s;
    if (length < limits.minLength)
        return u"This text is shorter than %1 characters."_s.arg(limits.minLength);
    if (length > limits.maxLength)
        return u"This text is longer than %1 characters."_s.arg(limits.maxLength);
    return std::nullopt;
}

/// The value as a whole number in [min, max]; parseJson has refused 1.0 and 1e3 before.
[[nodiscard]] std::optional<qint64> integerOf(const QJsonValue& value, qint64 min, qint64 max)
{
    // A number that is no qint64 comes back as the default, whichever is asked for.
    const qint64 number = value.toInteger(0);
    const bool isInteger = value.isDouble() && number == value.toInteger(1);
    return isInteger && number >= min && number <= max ? std::optional(number) : std::nullopt;
}

[[nodiscard]] QString integerFlaw(qint64 min, qint64 max)
{
    constexpr qint64 kSaysNothing = 1'000'000'000'000'000'000; // that far no person counts
    if (min <= -kSaysNothing && max >= kSaysNothing)
        return u"This must be a whole number."_s;
    return u"This must be a whole number from %1 to %2."_s.arg(min).arg(max);
}

} // namespace

Expected<QJsonValue> parseJson(QByteArrayView bytes, qsizetype maxBytes, int maxDepth)
{
    if (bytes.size() > maxBytes)
        return unexpected(
            Error {ErrorCode::TooLarge, u"The JSON is longer than %1 bytes."_s.arg(maxBytes), {}});
    if (auto flaw = findJsonFlaw(bytes, maxDepth))
        return unexpected(std::move(*flaw));
    QJsonParseError error;
    const QJsonDocument document = readJson(bytes, &error);
    if (error.error != QJsonParseError::NoError)
        return unexpected(Error {ErrorCode::BadJson, error.errorString() + u'.', {}});
    return document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
}

JsonReader::JsonReader(const QJsonObject& object, QList<FieldError>& errors, QString pointer)
    : m_object(object)
    , m_errors(errors)
    , m_pointer(std::move(pointer))
{ }

bool JsonReader::has(QLatin1StringView name) const
{
    return m_object.contains(name);
}

bool JsonReader::isNull(QLatin1StringView name) const
{
    return m_object.value(name).isNull();
}

bool JsonReader::hasValue(QLatin1StringView name) const
{
    const QJsonValue value = m_object.value(name);
    return !value.isUndefined() && !value.isNull();
}

QString JsonReader::pointerTo(QLatin1StringView name) const
{
    if (name.contains(u'~') || name.contains(u'/'))
        return m_pointer + u'/' + escapedForPointer(name);
    QString pointer; // Made for every object that is read, and almost never shown.
    pointer.reserve(m_pointer.size() + 1 + name.size());
    return pointer.append(m_pointer).append(u'/').append(name);
}

void JsonReader::addError(QLatin1StringView name, const QString& detail)
{
    addErrorAt(pointerTo(name), detail);
}

void JsonReader::addErrorAt(const QString& pointer, const QString& detail)
{
    if (m_errors.size() < kMaxErrors)
        m_errors.append({pointer, detail});
}

QJsonValue JsonReader::require(QLatin1StringView name)
{
    const QJsonValue value = m_object.value(name);
    if (value.isUndefined())
        addError(name, u"This is missing."_s);
    return value;
}

QString JsonReader::text(QLatin1StringView name, TextLimits limits)
{
    const QJsonValue value = require(name);
    return value.isUndefined() ? QString() : textAt(value, pointerTo(name), limits);
}

QString JsonReader::optionalText(QLatin1StringView name, TextLimits limits)
{
    return hasValue(name) ? text(name, limits) : QString();
}

QString JsonReader::textAt(const QJsonValue& value, const QString& pointer, TextLimits limits)
{
    if (!value.isString()) {
        addErrorAt(pointer, u"This must be a text."_s);
        return {};
    }
    const QString text = value.toString();
    if (const auto flaw = textFlaw(text, limits)) {
        addErrorAt(pointer, *flaw);
        return {};
    }
    return text;
}

qint64 JsonReader::integer(QLatin1StringView name, qint64 min, qint64 max)
{
    const QJsonValue value = require(name);
    const auto number = integerOf(value, min, max);
    if (!number && !value.isUndefined())
        addError(name, integerFlaw(min, max));
    return number.value_or(min);
}

std::optional<qint64> JsonReader::optionalInteger(QLatin1StringView name, qint64 min, qint64 max)
{
    return hasValue(name) ? std::optional(integer(name, min, max)) : std::nullopt;
}

bool JsonReader::boolean(QLatin1StringView name)
{
    const QJsonValue value = require(name);
    if (!value.isBool() && !value.isUndefined())
        addError(name, u"This must be true or false."_s);
    return value.toBool();
}

bool JsonReader::optionalBoolean(QLatin1StringView name, bool absent)
{
    return hasValue(name) ? boolean(name) : absent;
}

Timestamp JsonReader::timestamp(QLatin1StringView name)
{
    const QJsonValue value = require(name);
    const auto moment = value.isString() ? Timestamp::fromRfc3339(value.toString()) : std::nullopt;
    if (!moment && !value.isUndefined())
        addError(name, u"This must be a time such as 2024-12-01T10:30:00.000Z."_s);
    return moment.value_or(Timestamp());
}

std::optional<Timestamp> JsonReader::optionalTimestamp(QLatin1StringView name)
{
    return hasValue(name) ? std::optional(timestamp(name)) : std::nullopt;
}

void JsonReader::object(QLatin1StringView name, const std::function<void(JsonReader&)>& read)
{
    const QJsonValue value = require(name);
    if (!value.isUndefined())
        readObject(value, pointerTo(name), read);
}

void JsonReader::optionalObject(
    QLatin1StringView name, const std::function<void(JsonReader&)>& read)
{
    if (hasValue(name))
        object(name, read);
}

void JsonReader::readObject(
    const QJsonValue& value, const QString& pointer, const std::function<void(JsonReader&)>& read)
{
    if (!value.isObject())
        return addErrorAt(pointer, u"This must be an object."_s);
    const QJsonObject child = value.toObject();
    JsonReader reader(child, m_errors, pointer);
    read(reader);
}

std::optional<QJsonArray>
JsonReader::array(QLatin1StringView name, qsizetype minCount, qsizetype maxCount)
{
    const QJsonValue value = require(name);
    if (value.isUndefined())
        return std::nullopt;
    const qsizetype count = value.toArray().size();
    if (!value.isArray())
        addError(name, u"This must be a list."_s);
    else if (count < minCount)
        addError(name, u"This list must have at least %1 entries."_s.arg(minCount));
    else if (count > maxCount)
        addError(name, u"This list must have at most %1 entries."_s.arg(maxCount));
    else
        return value.toArray();
    return std::nullopt;
}

void JsonReader::objects(
    QLatin1StringView name,
    qsizetype minCount,
    qsizetype maxCount,
    const std::function<void(JsonReader&)>& read)
{
    const auto elements = array(name, minCount, maxCount);
    for (qsizetype i = 0; elements && i < elements->size(); ++i)
        readObject(elements->at(i), pointerTo(name, i), read);
}

QStringList
JsonReader::texts(QLatin1StringView name, qsizetype maxCount, TextLimits limits, bool optional)
{
    if (optional && !hasValue(name))
        return {};
    QStringList texts;
    const auto elements = array(name, 0, maxCount);
    for (qsizetype i = 0; elements && i < elements->size(); ++i)
        texts.append(textAt(elements->at(i), pointerTo(name, i), limits));
    return texts;
}

QList<qint64> JsonReader::integers(
    QLatin1StringView name, qsizetype maxCount, qint64 min, qint64 max, bool optional)
{
    if (optional && !hasValue(name))
        return {};
    QList<qint64> numbers;
    const auto elements = array(name, 0, maxCount);
    for (qsizetype i = 0; elements && i < elements->size(); ++i) {
        const auto number = integerOf(elements->at(i), min, max);
        if (!number)
            addErrorAt(pointerTo(name, i), integerFlaw(min, max));
        numbers.append(number.value_or(min));
    }
    return numbers;
}

QString JsonReader::pointerTo(QLatin1StringView name, qsizetype index) const
{
    return pointerTo(name) + u'/' + QString::number(index);
}

} // namespace betlog::base
