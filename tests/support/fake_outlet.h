// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "server/net/subscription.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>

namespace betlog::tests {

/// A client of a subscription that takes everything, or nothing for a while.
class FakeOutlet final : public net::Subscription::Outlet
{
public:
    void sendFrame(const QByteArray& frame) override
    {
        const QJsonObject message = QJsonDocument::fromJson(payload(frame)).object();
        const qint64 seq = message[QLatin1StringView("seq")].toInteger();
        if (message.contains(QLatin1StringView("bets"))) {
            snapshotSeq = seq;
            seqs.clear();
            for (const QJsonValue& room : message[QLatin1StringView("rooms")].toArray())
                snapshotRooms.append(room.toString());
            bets += message[QLatin1StringView("bets")].toArray().size();
        } else {
            seqs.append(seq);
        }
    }

    bool sendLive(const QByteArray& frame) override
    {
        sendFrame(frame);
        return true;
    }

    [[nodiscard]] qsizetype waitingBytes() const override { return isClogged ? 1 << 20 : 0; }

    void becameLive(base::Seq seq) override { liveAt.append(seq.value()); }

    void readingFailed(const base::Error& error) override { failures.append(error.detail); }

    QList<qint64> seqs; ///< of the changes since the last snapshot
    qint64 snapshotSeq = -1;
    QStringList snapshotRooms; ///< of all snapshots
    qsizetype bets = 0; ///< of snapshots
    QList<qint64> liveAt;
    QStringList failures;
    bool isClogged = false;

private:
    /// The text inside a frame of a server.
    static QByteArray payload(const QByteArray& frame)
    {
        const auto length = static_cast<unsigned char>(frame[1]);
        return frame.sliced(length < 126 ? 2 : length == 126 ? 4 : 10);
    }
};

} // namespace betlog::tests
