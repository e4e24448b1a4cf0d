// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

// Takes pictures of the window in named states, to be looked at: shoot <folder> [<state> …] with
// --size 1280x800 (again for more), --theme light|dark|both. Not a test.

#include "app/sync/log_client.h"
#include "app/sync/sync_engine.h"
#include "app/widgets/appearance.h"
#include "app/widgets/bet_log_view.h"
#include "app/widgets/main_window.h"
#include "base/qt_scheduler.h"
#include "base/random.h"
#include "tests/support/pretend_server.h"
#include "tests/support/shown_log.h"
#include "wire/catalog_json.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QFile>
#include <QLineEdit>
#include <QNetworkAccessManager>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <functional>

using namespace betlog;
using namespace betlog::tests;
using namespace betlog::widgets;
using namespace Qt::Literals::StringLiterals;
using enum domain::LineResult;

namespace {

domain::Catalog builtInCatalog()
{
    QFile file(u":/betlog/catalog.json"_s);
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
        , settings(folder.filePath(u"settings.ini"_s), QSettings::IniFormat)
        , window({engine, client, scheduler, random, settings, builtInCatalog()})
    {
        engine.setUser(u"FLIGHTx12!"_s);
        engine.setServer(QUrl(u"http://127.0.0.1:9"_s));
        window.setSelf(u"FLIGHTx12!"_s);
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

    [[nodiscard]] BetLogView& log() { return *window.findChild<BetLogView*>(); }

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
    MainWindow window;
};

const auto kLongName =
    u"Bartholomew Featherstonehaugh-Cholmondeley the Elder, Keeper of the Backyard"_s;

QList<domain::Bet> longNames()
{
    QList<domain::Bet> bets = busyWeek(8);
    for (domain::Bet& bet : bets) {
        bet.userName = bet.number % 2 == 0 ? kLongName : u"Al"_s;
        bet.awayTeam = u" 😼Royal Antediluvian Order of Backyard Footballers of Upper Minnesota"_s;
        bet.homeTeam =
            bet.number % 3 == 0 ? u"B"_s : u"The Honourable Company of Wings of Dallas"_s;
        bet.league = u"Backyard Football, second division"_s;
        for (domain::Line& line : bet.slip.lines) {
            line.selection +=
                u" before the end of the third quarter, overtime and recounts included"_s;
            line.description = u"As agreed in the kitchen on Thursday, with everybody watching"_s;
        }
        bet.payout.totalWager = domain::Money(123456789 * bet.number);
        bet.payout.profit = domain::Money(-98765432100 * bet.number);
    }
    return bets;
}

struct State
{
    QString name;
    std::function<void(Stage&)> play;
};

void filled(Stage& stage, int count)
{
    QList<domain::Bet> bets = busyWeek(count);
    bets.append(betLike(
        {.number = 50'001,
         .person = u"Mo"_s,
         .league = u"WNBA"_s,
         .away = u"Las Vegas Aces"_s,
         .home = u"New York Liberty"_s,
         .results = {Pending, Won},
         .week = aWeek().previous()}));
    stage.server.fill(bets);
    stage.connectNow();
}

/// How the log looks.
QList<State> restingStates()
{
    return {
        {u"log"_s,
         [](Stage& stage) {
             filled(stage, 26);
             stage.model().setOpen(betId(25), true);
             stage.model().setOpen(betId(23), true);
             stage.server.setPresent({u"FLIGHTx12!"_s, u"Jaybers8"_s});
             stage.select(24);
         }},
        {u"few"_s,
         [](Stage& stage) {
             filled(stage, 5);
         }},
        {u"settling"_s,
         [](Stage& stage) {
             filled(stage, 12);
             stage.model().setOpen(betId(7), true);
             stage.log().selectionModel()->setCurrentIndex(
                 stage.model().indexOfLine(betId(7), 0), QItemSelectionModel::ClearAndSelect);
         }},
        {u"many"_s,
         [](Stage& stage) {
             filled(stage, 10'000);
             stage.select(9990);
         }},
        {u"empty"_s,
         [](Stage& stage) {
             stage.connectNow();
         }},
        {u"offline"_s,
         [](Stage&) {
         }},
        {u"nomatch"_s,
         [](Stage& stage) {
             filled(stage, 12);
             stage.window.findChild<QLineEdit*>()->setText(u"banana"_s);
         }},
        {u"filtered"_s,
         [](Stage& stage) {
             filled(stage, 40);
             models::BetFilter filter;
             filter.people = {u"Jaybers8"_s, u"Mo"_s};
             filter.statuses = {models::StatusFacet::Won};
             stage.model().setFilter(filter);
         }},
        {u"long"_s,
         [](Stage& stage) {
             stage.server.fill(longNames());
             stage.connectNow();
             stage.model().setOpen(betId(7), true);
         }},
    };
}

/// What happens in it.
QList<State> livelyStates()
{
    return {
        {u"refused"_s,
         [](Stage& stage) {
             filled(stage, 10);
             stage.server.refuseNext(
                 {base::ErrorCode::Locked,
                  u"The line started at 19:00; only a bookkeeper may change it now."_s,
                  {}});
             stage.engine.setStatus(betId(9), {{{0, Won}}, {}});
             stage.settle();
             stage.server.refuseNext(
                 {base::ErrorCode::Conflict,
                  u"This line was already settled as Lost by Jaybers8 a moment ago."_s,
                  {}});
             stage.engine.setStatus(betId(8), {{{0, Lost}}, {}});
             stage.settle();
             stage.server.holdWrites(true);
             stage.engine.setStatus(betId(10), {{{0, Won}}, {}});
         }},
        {u"arrived"_s,
         [](Stage& stage) {
             filled(stage, 10);
             domain::Bet bet = busyWeek(12).last();
             stage.server.put(bet, bet.userName);
         }},
        {u"deleted"_s,
         [](Stage& stage) {
             filled(stage, 14);
             stage.select(12);
             emit stage.log().deleteWanted({betId(12)});
         }},
        {u"editor"_s,
         [](Stage& stage) {
             filled(stage, 20);
             stage.window.placeBet();
         }},
        {u"editing"_s,
         [](Stage& stage) {
             filled(stage, 20);
             emit stage.log().editWanted(betId(20));
         }},
    };
}

void shoot(const State& state, const QSize& size, const QString& path)
{
    Stage stage;
    stage.window.resize(size);
    stage.window.show();
    state.play(stage);
    stage.window.resize(size);
    stage.settle();
    (void)QTest::qWaitFor([] { return false; }, 350); // motion comes to rest
    stage.window.grab().save(path);
    qInfo("%s", qPrintable(path));
}

} // namespace

int main(int argc, char** argv)
{
    QApplication app(argc, argv);
    QCommandLineParser parser;
    parser.addOption({u"size"_s, u"Window size."_s, u"WxH"_s});
    parser.addOption({u"theme"_s, u"light, dark or both."_s, u"theme"_s, u"light"_s});
    parser.addPositionalArgument(u"folder"_s, u"Where the pictures go."_s);
    parser.addPositionalArgument(u"state"_s, u"Which to take; all where none is named."_s);
    parser.process(app);
    QStringList names = parser.positionalArguments();
    if (names.isEmpty())
        parser.showHelp(2);
    const QDir folder(names.takeFirst());
    folder.mkpath(u"."_s);
    QStringList sizes = parser.values(u"size"_s);
    if (sizes.isEmpty())
        sizes = {u"1280x800"_s};
    const QString theme = parser.value(u"theme"_s);

    Appearance appearance(app);
    for (const QString& look : {u"light"_s, u"dark"_s}) {
        if (theme != u"both" && theme != look)
            continue;
        appearance.choose(look == u"light" ? Appearance::Choice::Light : Appearance::Choice::Dark);
        for (const QString& size : std::as_const(sizes)) {
            const QSize pixels(size.section(u'x', 0, 0).toInt(), size.section(u'x', 1, 1).toInt());
            for (const State& state : restingStates() + livelyStates()) {
                if (names.isEmpty() || names.contains(state.name))
                    shoot(
                        state,
                        pixels,
                        folder.filePath(u"%1-%2-%3.png"_s.arg(state.name, look, size)));
            }
        }
    }
    return 0;
}
