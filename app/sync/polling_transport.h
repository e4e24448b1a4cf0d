// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/sync/http_call.h"
#include "app/sync/transport.h"

#include <QSet>

namespace betlog::sync {

/// The way through a proxy that knows HTTP alone: the same conversation as over a WebSocket, held
/// in requests. GET /api/welcome greets, GET /api/snapshot and GET /api/changes tell the feed,
/// writes go to their own calls under their mutation id as Idempotency-Key.
///
/// Reads of the feed go one after the other, in rounds that end with `live`; a round begins where
/// the last one came to. The answer of a write is told only after the feed has told its change, as
/// a WebSocket would.
class PollingTransport final : public Transport
{
    Q_OBJECT

public:
    explicit PollingTransport(QNetworkAccessManager& network, QObject* parent = nullptr);

    void open(const QUrl& httpAddress, const QString& user) override;
    void close() override;
    void send(const wire::ClientMessage& message) override;

    [[nodiscard]] bool sendText(const QString&) override { return false; }

    void fetch() override;

private:
    void say(const wire::Hello& hello);
    void say(const wire::Subscribe& subscribe);
    void say(const wire::Mutate& mutate);
    void say(const wire::Ping& ping);

    void forgetAnswers();
    void beginAnew(const QString& reason);
    void askNext();
    void askWelcome();
    void askSnapshot(const QList<domain::RoomPattern>& rooms);
    void askPage();
    void pageTold(const HttpAnswer& answer);
    void caughtUp();
    void writeAnswered(const wire::Mutation& mutation, const HttpAnswer& answer);
    void tellAfterFeed(const wire::ServerMessage& message);
    void call(HttpCall call, std::function<void(const HttpAnswer&)> told);
    /// Whether this line is still the same afterwards: whoever hears a message may close it.
    [[nodiscard]] bool tell(const wire::ServerMessage& message, qsizetype bytes = 0);
    void fail(const HttpAnswer& answer);

    QNetworkAccessManager& m_network;
    std::unique_ptr<QObject> m_session; ///< answers to an earlier hello find it gone
    QUrl m_server;
    QString m_user;
    QList<domain::RoomPattern> m_rooms;
    std::optional<QList<domain::RoomPattern>> m_otherRooms; ///< asked for, not taken up yet
    QList<domain::RoomPattern> m_known; ///< of these all was told up to the cursor
    std::optional<wire::Cursor> m_cursor; ///< none: a snapshot of all is needed
    bool m_isGreeted = false;
    base::Epoch m_epoch; ///< of the history that the server greeted with
    bool m_isBusy = false; ///< a read of the feed is on its way
    bool m_isFetchDue = false; ///< another round, after this one
    QSet<base::MutationId> m_writing; ///< requests on their way, and answers not told yet
    QList<wire::ServerMessage> m_afterFeed; ///< told once a page that was asked after is complete
    qsizetype m_ripe = 0; ///< how many of these the page on its way will have caught up with
};

} // namespace betlog::sync
