// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include <QJsonObject>
#include <QList>
#include <QWebSocket>

#include <functional>

namespace betlog::tests {

/// A WebSocket client that keeps all that it is sent. Waits in the event loop, so the server may be
/// in this process.
class WsClient
{
public:
    WsClient();
    ~WsClient();

    Q_DISABLE_COPY_MOVE(WsClient)

    /// Whether the server let it in; `origin` as a browser would send it.
    [[nodiscard]] bool open(const QUrl& url, const QByteArray& origin = {});
    void send(const QJsonObject& message);
    void sendText(const QString& text);
    void close();

    /// Hello for these rooms, as this person, from nowhere or from a cursor.
    void hello(const QStringList& rooms, const QString& user = {}, const QJsonObject& resume = {});
    /// A mutation that writes; returns its id.
    QString mutate(
        const QString& op,
        const QString& betId,
        const QJsonObject& data = {},
        std::optional<int> baseVersion = {});

    /// The next message of this type that was not taken yet; messages before it are passed over. An
    /// empty object: it did not come, or the connection was closed.
    [[nodiscard]] QJsonObject next(const QString& type);
    /// The next message that was not taken yet, whatever it is; presence is passed over, since it
    /// may come between any two.
    [[nodiscard]] QJsonObject next();
    /// Messages of this type that came and were not taken yet.
    [[nodiscard]] int count(const QString& type) const;
    [[nodiscard]] bool waitUntilClosed();

    [[nodiscard]] int closeCode() const { return static_cast<int>(m_socket.closeCode()); }

    [[nodiscard]] QString closeReason() const { return m_socket.closeReason(); }

    [[nodiscard]] bool isOpen() const;

    /// All messages so far, taken or not.
    [[nodiscard]] const QList<QJsonObject>& messages() const { return m_messages; }

    [[nodiscard]] QWebSocket& socket() { return m_socket; }

private:
    [[nodiscard]] QJsonObject take(const std::function<bool(const QJsonObject&)>& wanted);

    QWebSocket m_socket;
    QList<QJsonObject> m_messages;
    qsizetype m_taken = 0;
};

} // namespace betlog::tests
