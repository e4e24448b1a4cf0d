// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include <QByteArray>
#include <QLatin1StringView>
#include <QStringView>

namespace betlog::wire {

/// Writes JSON text straight into bytes, in the RFC 8785 form as long as the caller names the
/// members of each object in the order of their UTF-16 units; a test of every message checks that.
class JsonWriter
{
public:
    explicit JsonWriter(qsizetype expectedBytes = 256) { m_text.reserve(expectedBytes); }

    void openObject() { open('{'); }

    void closeObject() { close('}'); }

    void openArray() { open('['); }

    void closeArray() { close(']'); }

    void key(QLatin1StringView name);

    void text(QStringView value);
    void text(QLatin1StringView ascii); ///< of plain letters, digits and marks: nothing to escape
    void integer(qint64 value);
    void boolean(bool value);
    void null();
    void json(QByteArrayView value); ///< one value that is JSON already

    void textMember(QLatin1StringView name, QStringView value) { key(name), text(value); }

    void textMember(QLatin1StringView name, QLatin1StringView ascii) { key(name), text(ascii); }

    void integerMember(QLatin1StringView name, qint64 value) { key(name), integer(value); }

    void booleanMember(QLatin1StringView name, bool value) { key(name), boolean(value); }

    void nullMember(QLatin1StringView name) { key(name), null(); }

    void jsonMember(QLatin1StringView name, QByteArrayView value) { key(name), json(value); }

    [[nodiscard]] qsizetype size() const { return m_text.size(); }

    [[nodiscard]] const QByteArray& bytes() const { return m_text; }

    [[nodiscard]] QByteArray take() { return std::move(m_text); }

private:
    void open(char bracket);
    void close(char bracket);
    void separate();

    QByteArray m_text;
    bool m_needsComma = false;
};

/// Appends the text as a JSON string with the escapes of RFC 8785, and no others.
void appendJsonText(QByteArray& out, QStringView value);

} // namespace betlog::wire
