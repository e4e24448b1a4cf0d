// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/expected.h"
#include "base/timestamp.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>

#include <functional>

namespace betlog::base {

/// Parses one JSON document strictly: an object or an array on top, at most `maxDepth` levels deep
/// (below 1,000: Qt stops at 1,024), at most `maxBytes` long, and sound as json_scan.h says.
[[nodiscard]] Expected<QJsonValue>
parseJson(QByteArrayView bytes, qsizetype maxBytes, int maxDepth);

/// Reads the members of one JSON object into values, and remembers every one that is wrong with its
/// JSON pointer. Reading goes on after an error with a default value, so that a person sees all the
/// errors at once; nothing that was read may be used before `hasErrors()` was asked.
///
/// A reader refers to the object it reads; it lives on the stack. Children write to their parent's
/// list of errors. At most kMaxErrors are kept.
class JsonReader
{
public:
    static constexpr int kMaxErrors = 20;

    struct TextLimits
    {
        qsizetype minLength = 0; ///< in characters as people count them: Unicode code points
        qsizetype maxLength = 0;
        bool allowTabsAndNewlines = true;
    };

    JsonReader(const QJsonObject& object, QList<FieldError>& errors, QString pointer = {});

    [[nodiscard]] bool has(QLatin1StringView name) const;
    [[nodiscard]] bool isNull(QLatin1StringView name) const;
    /// Whether the member is there and is not null.
    [[nodiscard]] bool hasValue(QLatin1StringView name) const;
    [[nodiscard]] QString pointerTo(QLatin1StringView name) const;
    [[nodiscard]] QString pointerTo(QLatin1StringView name, qsizetype index) const;
    void addError(QLatin1StringView name, const QString& detail);
    /// For rules that are checked elsewhere and know their own pointer.
    void addErrorAt(const QString& pointer, const QString& detail);

    [[nodiscard]] bool hasErrors() const { return !m_errors.isEmpty(); }

    /// Required unless `optional…`; a member of the wrong type is an error either way.
    [[nodiscard]] QString text(QLatin1StringView name, TextLimits limits);
    [[nodiscard]] QString optionalText(QLatin1StringView name, TextLimits limits);
    /// A JSON number without fraction or exponent, in [min, max]. 1.0 and 1e3 are errors.
    [[nodiscard]] qint64 integer(QLatin1StringView name, qint64 min, qint64 max);
    [[nodiscard]] std::optional<qint64>
    optionalInteger(QLatin1StringView name, qint64 min, qint64 max);
    [[nodiscard]] bool boolean(QLatin1StringView name);
    [[nodiscard]] bool optionalBoolean(QLatin1StringView name, bool absent);
    [[nodiscard]] Timestamp timestamp(QLatin1StringView name);
    [[nodiscard]] std::optional<Timestamp> optionalTimestamp(QLatin1StringView name);
    /// Reads the member as an object with `read`, which is not called if it is missing or wrong.
    void object(QLatin1StringView name, const std::function<void(JsonReader&)>& read);
    void optionalObject(QLatin1StringView name, const std::function<void(JsonReader&)>& read);
    /// Reads each element of the array member, which must be an object, with `read`.
    void objects(
        QLatin1StringView name,
        qsizetype minCount,
        qsizetype maxCount,
        const std::function<void(JsonReader&)>& read);
    [[nodiscard]] QStringList
    texts(QLatin1StringView name, qsizetype maxCount, TextLimits limits, bool optional);
    [[nodiscard]] QList<qint64>
    integers(QLatin1StringView name, qsizetype maxCount, qint64 min, qint64 max, bool optional);

    [[nodiscard]] const QJsonObject& raw() const { return m_object; }

private:
    /// The member; undefined where it is not there, which is remembered as an error.
    [[nodiscard]] QJsonValue require(QLatin1StringView name);
    [[nodiscard]] QString
    textAt(const QJsonValue& value, const QString& pointer, TextLimits limits);
    void readObject(
        const QJsonValue& value,
        const QString& pointer,
        const std::function<void(JsonReader&)>& read);
    [[nodiscard]] std::optional<QJsonArray>
    array(QLatin1StringView name, qsizetype minCount, qsizetype maxCount);

    const QJsonObject& m_object;
    QList<FieldError>& m_errors;
    QString m_pointer;
};

} // namespace betlog::base
