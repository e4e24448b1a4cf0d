// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "wire/canonical_json.h"

#include "wire/json_writer.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace betlog::wire {

namespace {

void append(QByteArray& out, const QJsonValue& value);

/// Lays the shortest digits of a number out as ECMAScript's Number::toString does; `exponent` is
/// the power of ten behind the first digit.
QByteArray layOut(const QByteArray& digits, int exponent)
{
    constexpr int kLargestPlainExponent = 20;
    constexpr int kSmallestPlainExponent = -6;
    const auto count = static_cast<int>(digits.size());
    if (exponent > kLargestPlainExponent || exponent < kSmallestPlainExponent) {
        QByteArray text = digits.left(1);
        if (count > 1)
            text += '.' + digits.mid(1);
        return text + (exponent < 0 ? "e-" : "e+") + QByteArray::number(std::abs(exponent));
    }
    if (exponent < 0)
        return "0." + QByteArray(-exponent - 1, '0') + digits;
    if (count <= exponent + 1)
        return digits + QByteArray(exponent + 1 - count, '0');
    return digits.left(exponent + 1) + '.' + digits.mid(exponent + 1);
}

void appendNumber(QByteArray& out, double number)
{
    constexpr auto kLargestExact = 9007199254740992.0;
    if (std::abs(number) <= kLargestExact && std::trunc(number) == number) {
        out.append(QByteArray::number(static_cast<qint64>(number)));
        return;
    }
    char text[40];
    const auto [end, error] = std::to_chars(
        std::begin(text), std::end(text), std::abs(number), std::chars_format::scientific);
    const QByteArray scientific(text, end - text);
    const qsizetype mark = scientific.indexOf('e');
    const QByteArray digits = scientific.left(mark).replace(".", "");
    if (number < 0)
        out.append('-');
    out.append(layOut(digits, scientific.mid(mark + 1).toInt()));
}

void appendObject(QByteArray& out, const QJsonObject& object)
{
    // QJsonObject keeps code points in order, RFC 8785 asks for UTF-16 units.
    QStringList names = object.keys();
    std::sort(names.begin(), names.end());
    out.append('{');
    bool first = true;
    for (const QString& name : std::as_const(names)) {
        if (!std::exchange(first, false))
            out.append(',');
        appendJsonText(out, name);
        out.append(':');
        append(out, object.value(name));
    }
    out.append('}');
}

void appendArray(QByteArray& out, const QJsonArray& array)
{
    out.append('[');
    bool first = true;
    for (const QJsonValue element : array) {
        if (!std::exchange(first, false))
            out.append(',');
        append(out, element);
    }
    out.append(']');
}

void append(QByteArray& out, const QJsonValue& value)
{
    switch (value.type()) {
    case QJsonValue::Bool:
        out.append(value.toBool() ? "true" : "false");
        return;
    case QJsonValue::Double:
        appendNumber(out, value.toDouble());
        return;
    case QJsonValue::String:
        appendJsonText(out, value.toString());
        return;
    case QJsonValue::Array:
        appendArray(out, value.toArray());
        return;
    case QJsonValue::Object:
        appendObject(out, value.toObject());
        return;
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        out.append("null");
        return;
    }
}

} // namespace

QByteArray canonicalJson(const QJsonValue& value)
{
    QByteArray out;
    append(out, value);
    return out;
}

} // namespace betlog::wire
