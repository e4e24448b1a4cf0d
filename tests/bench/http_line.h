// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include <QByteArray>

namespace betlog::bench {

/// One kept connection of HTTP, which blocks.
class HttpLine
{
public:
    explicit HttpLine(quint16 port);
    ~HttpLine();

    Q_DISABLE_COPY_MOVE(HttpLine)

    /// Sends a request and leaves its answer to readAnswer().
    void send(
        const QByteArray& method,
        const QByteArray& path,
        const QByteArray& body = {},
        const QByteArray& headers = {});

    struct Answer
    {
        int status = 0;
        QByteArray head;
        QByteArray body;
    };

    [[nodiscard]] Answer readAnswer();
    [[nodiscard]] Answer get(const QByteArray& path, const QByteArray& headers = {});

    [[nodiscard]] int descriptor() const { return m_descriptor; }

private:
    int m_descriptor;
    QByteArray m_rest;
};

/// A bet of three lines, about 1.2 KB as a change.
[[nodiscard]] QByteArray betBody(const QByteArray& week = "2024-12-01", int number = 0);

} // namespace betlog::bench
