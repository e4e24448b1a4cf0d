// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/sync/http_call.h"
#include "tests/support/seeded_random.h"
#include "tests/support/world/sim_cable.h"
#include "tests/support/world/sim_http.h"
#include "wire/change_page.h"

#include <QMap>

namespace betlog::tests {

/// A script that follows the whole log by HTTP alone, as docs/protocol.md says, with long polls or
/// short ones: the second and third way in, which must come to the same state as the first.
class SimPoller
{
public:
    SimPoller(SimTime& time, SimServer& server, quint32 seed, bool isLong);

    void start() { ask(); }

    [[nodiscard]] SimCable& cable() { return m_cable; }

    [[nodiscard]] const QMap<base::BetId, domain::Bet>& bets() const { return m_bets; }

    /// What it was told that cannot be; empty if nothing.
    [[nodiscard]] const QString& complaint() const { return m_complaint; }

private:
    void ask();
    void askSnapshot();
    void askChanges();
    void take(const wire::ChangePage& page);
    void call(const QString& path, const QList<std::pair<QString, QString>>& query);
    void answered(const sync::HttpAnswer& answer);
    void askAfter(std::chrono::milliseconds pause);

    SeededRandom m_random;
    SimCable m_cable;
    SimHttp m_http;
    bool m_isLong;
    std::optional<wire::Cursor> m_cursor;
    QMap<base::BetId, domain::Bet> m_bets;
    QMap<QString, qint64> m_n; ///< of the rooms that it heard a change of
    QString m_complaint;
    base::Alarm m_again;
    QObject m_life;
};

} // namespace betlog::tests
