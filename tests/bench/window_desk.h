// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/models/bet_list_model.h"
#include "app/models/leaderboard_model.h"
#include "app/sync/durable_cache.h"
#include "app/sync/log_client.h"
#include "app/sync/sync_engine.h"
#include "app/widgets/bet_log_view.h"
#include "app/widgets/main_window.h"
#include "base/qt_scheduler.h"
#include "tests/support/pretend_server.h"
#include "tests/support/seeded_random.h"

#include <QElapsedTimer>
#include <QNetworkAccessManager>
#include <QSettings>

namespace betlog::bench {

/// How long something took, and how long this thread worked for it: on a machine with other things
/// to do the two differ.
class Stopwatch
{
public:
    Stopwatch();

    [[nodiscard]] double wallMs() const { return double(m_wall.nsecsElapsed()) / 1e6; }

    [[nodiscard]] double workMs() const;

private:
    QElapsedTimer m_wall;
    qint64 m_workNs;
};

/// What is done often, each time.
struct Times
{
    QList<double> wallMs;
    QList<double> workMs;

    void add(const Stopwatch& watch);
};

/// The bets of the week that is now: a few people, some hundred players, notes here and there.
[[nodiscard]] QList<domain::Bet> longWeek(int count);
/// Writes a profile in which such bets were last seen.
void fillProfile(const QString& folder, int count);

void rest(); ///< for a millisecond

/// The program as somebody starts it who was here before: a profile on disk, the engine, the
/// window. Only the server is pretended, and out of reach until it is wanted.
class Desk final : public QObject
{
public:
    explicit Desk(const QString& profileFolder);

    /// Until so many bets are shown and drawn.
    void waitForBets(int count);
    /// Lets the event loop turn until the log has been drawn anew; false where it is not, because
    /// it looks as before.
    bool drawFrame();
    /// One turn of the event loop, taken note of.
    bool turn();

    [[nodiscard]] bool eventFilter(QObject* watched, QEvent* event) override;

    base::QtScheduler scheduler;
    tests::SeededRandom random;
    tests::PretendServer server;
    sync::DurableCache cache;
    sync::SyncEngine engine;
    QNetworkAccessManager network;
    sync::LogClient client;
    QSettings settings;
    widgets::MainWindow window;
    widgets::BetLogView& view;
    models::BetListModel& list;
    Times turns;

private:
    int m_drawn = 0;
};

} // namespace betlog::bench
