// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/sync/log_client.h"
#include "app/sync/sync_engine.h"
#include "app/widgets/bet_log_view.h"
#include "app/widgets/main_window.h"
#include "app/widgets/toast.h"
#include "tests/support/pretend_server.h"
#include "tests/support/seeded_random.h"
#include "tests/support/shown_log.h"

#include <QNetworkAccessManager>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

namespace betlog::tests {

/// A whole window on a server in memory, with a clock that the test moves.
struct WindowScreen
{
    /// `outbox` and `cache` are of a profile that outlives the window; nullptr: there is none.
    explicit WindowScreen(
        const QString& settingsFile = {},
        sync::Outbox* outbox = nullptr,
        sync::Cache* cache = nullptr)
        : server(aWeek(), aMoment())
        , scheduler(aMoment())
        , random(1)
        , engine(
              {.scheduler = scheduler,
               .random = random,
               .transports = server,
               .outbox = outbox,
               .cache = cache})
        , client(network)
        , settings(
              settingsFile.isEmpty() ? folder.filePath(QStringLiteral("s.ini")) : settingsFile,
              QSettings::IniFormat)
        , window({engine, client, scheduler, random, settings, domain::Catalog {}})
        , firstSize(window.size())
    {
        engine.setUser(QStringLiteral("Ann"));
        engine.setServer(QUrl(QStringLiteral("http://127.0.0.1:9")));
        window.setSelf(QStringLiteral("Ann"));
        window.resize(1280, 800);
        window.show();
        (void)QTest::qWaitForWindowActive(&window); // or no shortcut would work
    }

    [[nodiscard]] bool connectNow()
    {
        engine.connectToServer();
        return QTest::qWaitFor(
            [this] { return engine.status().state == sync::ConnectionState::Live; });
    }

    [[nodiscard]] widgets::BetLogView& log() { return *window.findChild<widgets::BetLogView*>(); }

    [[nodiscard]] models::BetListModel& list()
    {
        return *qobject_cast<models::BetListModel*>(log().model());
    }

    void standOn(int number)
    {
        log().selectionModel()->setCurrentIndex(
            list().indexOf(betId(number)), QItemSelectionModel::ClearAndSelect);
    }

    void press(Qt::Key key, Qt::KeyboardModifiers keys = Qt::NoModifier)
    {
        QTest::keyClick(&log(), key, keys);
    }

    [[nodiscard]] domain::LineResult resultAtServer(int number) const
    {
        return server.find(betId(number))->results.value(0);
    }

    QTemporaryDir folder;
    PretendServer server;
    FakeScheduler scheduler;
    SeededRandom random;
    sync::SyncEngine engine;
    QNetworkAccessManager network;
    sync::LogClient client;
    QSettings settings;
    widgets::MainWindow window;
    QSize firstSize; ///< as it would open for the first time
};

inline QList<domain::Bet> threeBets()
{
    return {
        betLike({.number = 1}),
        betLike(
            {.number = 2, .person = QStringLiteral("Bo"), .results = {domain::LineResult::Won}}),
        betLike(
            {.number = 3,
             .person = QStringLiteral("Bo"),
             .league = QStringLiteral("NBA"),
             .results = {domain::LineResult::Lost}})};
}

/// The button of that text in whatever is shown.
inline QPushButton* button(QWidget& within, const QString& text)
{
    for (QPushButton* const one : within.findChildren<QPushButton*>()) {
        if (one->text() == text && one->isVisible())
            return one;
    }
    return nullptr;
}

inline QStringList toastTexts(QWidget& window)
{
    QStringList texts;
    for (const widgets::Toast* const toast : window.findChildren<widgets::Toast*>())
        texts.append(toast->notice().text);
    return texts;
}

} // namespace betlog::tests
