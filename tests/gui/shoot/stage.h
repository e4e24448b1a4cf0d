// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/sync/log_client.h"
#include "app/sync/sync_engine.h"
#include "app/widgets/bet_log_view.h"
#include "app/widgets/main_window.h"
#include "base/qt_scheduler.h"
#include "base/random.h"
#include "tests/support/pretend_server.h"
#include "tests/support/shown_log.h"
#include "wire/catalog_json.h"

#include <QFile>
#include <QNetworkAccessManager>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <functional>

namespace betlog::tests {

inline domain::Catalog builtInCatalog()
{
    QFile file(QStringLiteral(":/betlog/catalog.json"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return wire::decodeCatalog(file.readAll()).value_or(domain::Catalog {});
}

/// The machine's clock, set to the week of the samples.
class SampleClock final : public base::Scheduler
{
public:
    [[nodiscard]] base::Timestamp now() const override
    {
        return aMoment() + std::chrono::hours(30) + (m_real.monotonic() - m_start);
    }

    [[nodiscard]] std::chrono::milliseconds monotonic() const override
    {
        return m_real.monotonic();
    }

    [[nodiscard]] Ticket
    callAfter(std::chrono::milliseconds delay, std::function<void()> callback) override
    {
        return m_real.callAfter(delay, std::move(callback));
    }

    void cancel(Ticket ticket) override { m_real.cancel(ticket); }

private:
    base::QtScheduler m_real;
    std::chrono::milliseconds m_start = m_real.monotonic();
};

/// One window on a pretended server.
struct Stage
{
    Stage()
        : server(aWeek(), aMoment() + std::chrono::hours(30))
        , engine({scheduler, random, server})
        , client(network)
        , settings(folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat)
        , window({engine, client, scheduler, random, settings, builtInCatalog()})
    {
        engine.setUser(QStringLiteral("FLIGHTx12!"));
        engine.setServer(QUrl(QStringLiteral("http://127.0.0.1:9")));
        window.setSelf(QStringLiteral("FLIGHTx12!"));
    }

    void connectNow()
    {
        engine.connectToServer();
        (void)QTest::qWaitFor(
            [this] { return engine.status().state == sync::ConnectionState::Live; });
        window.showWeek(aWeek());
        settle();
    }

    static void settle()
    {
        for (int i = 0; i < 20; ++i)
            QCoreApplication::processEvents();
    }

    [[nodiscard]] widgets::BetLogView& log() { return *window.findChild<widgets::BetLogView*>(); }

    void select(int number)
    {
        const QModelIndex index = model().indexOf(betId(number));
        log().selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
    }

    [[nodiscard]] models::BetListModel& model()
    {
        return *qobject_cast<models::BetListModel*>(log().model());
    }

    QTemporaryDir folder;
    SampleClock scheduler;
    base::SystemRandom random;
    PretendServer server;
    sync::SyncEngine engine;
    QNetworkAccessManager network;
    sync::LogClient client;
    QSettings settings;
    widgets::MainWindow window;
};

/// A state of the window that is worth a picture, and how to get there. `play` may answer with a
/// dialog: then the picture is of that.
struct State
{
    QString name;
    std::function<QWidget*(Stage&)> play;
};

/// A week of so many bets, with one of the week before that still waits, and a line to them.
void filled(Stage& stage, int count);
/// The same, and a host that rewrote the past of one room.
void bringAboutAFork(Stage& stage);
/// The same, and eight changes of others while the line was cut.
void missSome(Stage& stage);

[[nodiscard]] QList<State> restingStates(); ///< how the log looks
[[nodiscard]] QList<State> livelyStates(); ///< what happens in it
[[nodiscard]] QList<State> dialogStates(); ///< what stands before it

} // namespace betlog::tests
