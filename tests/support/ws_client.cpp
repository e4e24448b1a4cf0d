// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/support/ws_client.h"

#include "tests/support/await.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QUuid>

namespace betlog::tests {

using namespace Qt::Literals::StringLiterals;

WsClient::WsClient()
{
    QObject::connect(
        &m_socket, &QWebSocket::textMessageReceived, &m_socket, [this](const QString& text) {
            m_messages.append(QJsonDocument::fromJson(text.toUtf8()).object());
        });
}

WsClient::~WsClient()
{
    m_socket.disconnect();
    m_socket.abort();
}

bool WsClient::open(const QUrl& url, const QByteArray& origin)
{
    QNetworkRequest request(url);
    if (!origin.isEmpty())
        request.setRawHeader("Origin", origin);
    bool hasFailed = false;
    const auto failed = QObject::connect(
        &m_socket,
        QOverload<QAbstractSocket::SocketError>::of(&QWebSocket::error),
        &m_socket,
        [&hasFailed] { hasFailed = true; });
    m_socket.open(request);
    const bool decided = await([&] { return hasFailed || isOpen(); });
    QObject::disconnect(failed);
    return decided && isOpen();
}

bool WsClient::isOpen() const
{
    return m_socket.state() == QAbstractSocket::ConnectedState;
}

void WsClient::send(const QJsonObject& message)
{
    sendText(QString::fromUtf8(QJsonDocument(message).toJson(QJsonDocument::Compact)));
}

void WsClient::sendText(const QString& text)
{
    m_socket.sendTextMessage(text);
}

void WsClient::close()
{
    m_socket.close();
}

void WsClient::hello(const QStringList& rooms, const QString& user, const QJsonObject& resume)
{
    const QJsonObject client {
        {u"name"_s, u"test"_s},
        {u"version"_s, u"1"_s},
        {u"id"_s, u"00000000-0000-4000-8000-000000000001"_s}};
    QJsonObject hello {
        {u"type"_s, u"hello"_s},
        {u"protocol"_s, 1},
        {u"client"_s, client},
        {u"token"_s, QJsonValue::Null},
        {u"rooms"_s, QJsonArray::fromStringList(rooms)}};
    if (!user.isEmpty())
        hello.insert(u"user"_s, user);
    if (!resume.isEmpty())
        hello.insert(u"resume"_s, resume);
    send(hello);
}

QString WsClient::mutate(
    const QString& op,
    const QString& betId,
    const QJsonObject& data,
    std::optional<int> baseVersion)
{
    const QString id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    QJsonObject message {
        {u"type"_s, u"mutate"_s},
        {u"mutationId"_s, id},
        {u"op"_s, op},
        {u"betId"_s, betId},
        {u"data"_s, data}};
    if (baseVersion)
        message.insert(u"baseVersion"_s, *baseVersion);
    send(message);
    return id;
}

QJsonObject WsClient::take(const std::function<bool(const QJsonObject&)>& wanted)
{
    const auto found = [&] {
        while (m_taken < m_messages.size()) {
            if (wanted(m_messages[m_taken++]))
                return true;
        }
        return !isOpen();
    };
    if (!await(found) || m_taken == 0)
        return {};
    const QJsonObject& last = m_messages[m_taken - 1];
    return wanted(last) ? last : QJsonObject();
}

QJsonObject WsClient::next(const QString& type)
{
    return take([&](const QJsonObject& message) { return message["type"_L1] == type; });
}

QJsonObject WsClient::next()
{
    return take([](const QJsonObject& message) { return message["type"_L1] != "presence"_L1; });
}

int WsClient::count(const QString& type) const
{
    int count = 0;
    for (qsizetype i = m_taken; i < m_messages.size(); ++i)
        count += m_messages[i]["type"_L1] == type ? 1 : 0;
    return count;
}

bool WsClient::waitUntilClosed()
{
    return await([&] { return !isOpen(); });
}

} // namespace betlog::tests
