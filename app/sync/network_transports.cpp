// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/sync/network_transports.h"

#include "app/sync/http_call.h"
#include "app/sync/polling_transport.h"
#include "app/sync/websocket_transport.h"
#include "base/json_reader.h"
#include "wire/limits.h"

#include <QNetworkAccessManager>

namespace betlog::sync {

using namespace Qt::Literals::StringLiterals;
using domain::Room;

namespace {

constexpr int kMaxPages = 8; ///< 4,000 bets without a result; beyond it the log is not kept

/// The pages of GET /api/bets?status=pending, one after the other.
struct PendingQuestion
{
    QNetworkAccessManager& network;
    QUrl server;
    QObject* context;
    TransportFactory::Rooms answer;
    QList<Room> rooms;
    int pages = 0;
};

struct RoomsPage
{
    QList<Room> rooms;
    QString next; ///< the cursor; empty on the last page
};

QString cursorText(const QJsonValue& next)
{
    return next.isDouble() ? QString::number(next.toInteger()) : next.toString();
}

/// Only the rooms are read: of thousands of bets nothing else is wanted.
base::Expected<RoomsPage> readPage(const QByteArray& body)
{
    const auto document = base::parseJson(body, kMaxAnswerBytes, wire::limits::kMaxJsonDepth);
    if (!document)
        return base::unexpected(document.error());
    RoomsPage page;
    const QJsonArray bets = document->toObject().value("bets"_L1).toArray();
    for (const QJsonValue& bet : bets) {
        const QString league = bet["league"_L1].toString();
        const auto week = domain::WeekKey::fromText(bet["week_key"_L1].toString());
        if (week && !page.rooms.contains(Room {league, *week}))
            page.rooms.append({league, *week});
    }
    page.next = cursorText(document->toObject().value("next"_L1));
    return page;
}

void askPage(std::shared_ptr<PendingQuestion> question, const QString& cursor)
{
    QList<std::pair<QString, QString>> query {
        {u"status"_s, u"pending"_s}, {u"limit"_s, QString::number(wire::limits::kMaxPageRows)}};
    if (!cursor.isEmpty())
        query.append({u"cursor"_s, cursor});
    HttpCall call;
    call.url = apiUrl(question->server, u"/api/bets"_s, query);
    callHttp(question->network, call, question->context, [question](const HttpAnswer& answer) {
        if (!answer.isGood())
            return question->answer(base::unexpected(answer.error()));
        const base::Expected<RoomsPage> page = readPage(answer.body);
        if (!page)
            return question->answer(base::unexpected(page.error()));
        for (const Room& room : page->rooms) {
            if (!question->rooms.contains(room))
                question->rooms.append(room);
        }
        if (page->next.isEmpty() || ++question->pages >= kMaxPages)
            return question->answer(question->rooms);
        askPage(question, page->next);
    });
}

} // namespace

std::unique_ptr<Transport> NetworkTransports::makeWebSocket()
{
    return std::make_unique<WebSocketTransport>(m_network);
}

std::unique_ptr<Transport> NetworkTransports::makePolling()
{
    return std::make_unique<PollingTransport>(m_network);
}

void NetworkTransports::askPendingRooms(const QUrl& httpAddress, QObject* context, Rooms answer)
{
    askPage(
        std::make_shared<PendingQuestion>(
            PendingQuestion {m_network, httpAddress, context, std::move(answer), {}, 0}),
        {});
}

} // namespace betlog::sync
