// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include <QByteArray>
#include <QDate>
#include <QLatin1StringView>
#include <QStringView>

namespace betlog::wire {

/// Writes JSON text straight into bytes, in the RFC 8785 form as long as the caller names the
/// members of each object in the order of their UTF-16 units; a test of every message checks that.
class JsonWriter
{
public:
    explicit JsonWriter(qsizetype expectedBytes = 256);

    Q_DISABLE_COPY_MOVE(JsonWriter)

    void openObject() { open('{'); }

    void closeObject() { close('}'); }

    void openArray() { open('['); }

    void closeArray() { close(']'); }

    void key(QLatin1StringView name);

    void text(QStringView value);
    void text(QLatin1StringView ascii); ///< of plain letters, digits and marks: nothing to escape
    void integer(qint64 value);
    void date(QDate value); ///< a text: "2024-12-01", empty for no date; of the years 1 to 9999
    void boolean(bool value);
    void null();
    void json(QByteArrayView value); ///< one value that is JSON already

    void textMember(QLatin1StringView name, QStringView value) { key(name), text(value); }

    void textMember(QLatin1StringView name, QLatin1StringView ascii) { key(name), text(ascii); }

    void integerMember(QLatin1StringView name, qint64 value) { key(name), integer(value); }

    void booleanMember(QLatin1StringView name, bool value) { key(name), boolean(value); }

    void nullMember(QLatin1StringView name) { key(name), null(); }

    void dateMember(QLatin1StringView name, QDate value) { key(name), date(value); }

    void jsonMember(QLatin1StringView name, QByteArrayView value) { key(name), json(value); }

    [[nodiscard]] qsizetype size() const { return m_at - m_text.constData(); }

    /// What was written. The writer may not be used any more.
    [[nodiscard]] QByteArray take();

private:
    void open(char bracket);
    void close(char bracket);
    void append(QByteArrayView bytes);
    /// Where the next bytes go, behind a comma where one is due: room for so many and the comma.
    [[nodiscard]] char* place(qsizetype bytes);
    void grow(qsizetype bytes);

    // Appending to a QByteArray costs a call that may move what stands there, for each comma.
    QByteArray m_text; ///< longer than what is written
    char* m_at;
    const char* m_end;
    bool m_needsComma = false;
};

/// Appends the text as a JSON string with the escapes of RFC 8785, and no others.
void appendJsonText(QByteArray& out, QStringView value);

} // namespace betlog::wire
