// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/desktop_app.h"

#include "app/models/sample_log.h"
#include "app/widgets/first_start_dialog.h"
#include "app/widgets/import_flow.h"
#include "app/widgets/note_banner.h"
#include "app/widgets/settings_dialog.h"
#include "domain/catalog.h"
#include "wire/catalog_json.h"

#include <QApplication>
#include <QFile>
#include <QNetworkInterface>

namespace betlog {

using namespace Qt::Literals::StringLiterals;
using sync::Settings;

namespace {

/// What is offered until the server's own catalogue arrives.
[[nodiscard]] domain::Catalog builtInCatalog()
{
    QFile file(u":/betlog/catalog.json"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return wire::decodeCatalog(file.readAll()).value_or(domain::Catalog());
}

[[nodiscard]] widgets::Appearance::Choice choiceOf(models::Look look)
{
    switch (look) {
    case models::Look::Desktop:
        return widgets::Appearance::Choice::Desktop;
    case models::Look::Light:
        return widgets::Appearance::Choice::Light;
    case models::Look::Dark:
        return widgets::Appearance::Choice::Dark;
    }
    Q_UNREACHABLE();
}

/// What the person chose before, with what they said this time on top.
[[nodiscard]] models::Preferences
chosen(models::Preferences preferences, const DesktopOptions& options)
{
    if (!options.user.isEmpty())
        preferences.userName = options.user;
    if (!options.server.isEmpty()) {
        preferences.place = Settings::Place::Join;
        preferences.server = options.server;
    }
    return preferences;
}

} // namespace

DesktopApp::DesktopApp(QApplication& application, const DesktopOptions& options)
    : m_options(options)
    , m_settings(options.profileFolder)
    , m_windowState(m_settings.path(u"window.ini"_s), QSettings::IniFormat)
    , m_saved(models::readPreferences(m_settings))
    , m_preferences(chosen(m_saved, options))
    , m_catalog(builtInCatalog())
    , m_client(m_settings.clientId(m_random), m_settings.profileFolder())
    , m_appearance(application)
    , m_window(
          {.engine = m_client.engine(),
           .client = m_client.log(),
           .scheduler = m_client.scheduler(),
           .random = m_random,
           .settings = m_windowState,
           .catalog = m_catalog})
    , m_imports(
          {.engine = m_client.engine(),
           .log = m_client.log(),
           .random = m_random,
           .window = m_window,
           .catalog = m_catalog})
{
    connect(&m_server, &EmbeddedServer::started, this, &DesktopApp::tellHosted);
    connect(&m_server, &EmbeddedServer::failed, this, &DesktopApp::tellHostingFailed);
    connect(
        &m_window,
        &widgets::MainWindow::importWanted,
        &m_imports,
        &widgets::ImportFlow::chooseFile);
    connect(&m_imports, &widgets::ImportFlow::imported, &m_window, &widgets::MainWindow::showWeek);
    connect(
        &m_imports, &widgets::ImportFlow::catalogReplaced, this, [this](const QString& sentence) {
            m_window.notices().tellDone(sentence);
        });
    connect(&m_window, &widgets::MainWindow::settingsWanted, this, [this] { editSettings(); });
    connect(&m_window, &widgets::MainWindow::syncWanted, this, &DesktopApp::tryAgain);
    connect(&m_client.engine(), &sync::SyncEngine::welcomed, this, &DesktopApp::fillSample);
    m_client.wakeWatch().watchNetwork();
}

DesktopApp::~DesktopApp() = default;

void DesktopApp::start()
{
    applyLook();
    m_window.show();
    if (m_preferences.place == Settings::Place::Unset)
        askWhereTheLogIs();
    else
        goWhereTheLogIs();
}

void DesktopApp::applyLook()
{
    m_appearance.choose(choiceOf(m_preferences.look));
    m_appearance.setReducedMotion(m_preferences.reducedMotion ? std::optional(true) : std::nullopt);
    m_window.notices().setLifetime(std::chrono::seconds(m_preferences.toastSeconds));
}

void DesktopApp::takeName()
{
    m_client.setUser(m_preferences.userName);
    m_window.setSelf(m_preferences.userName);
}

void DesktopApp::goWhereTheLogIs()
{
    m_isSample = false;
    m_window.note().clear();
    takeName();
    if (m_preferences.place == Settings::Place::Join)
        join(m_preferences.server);
    else
        host();
}

void DesktopApp::host()
{
    m_cannotHost = false;
    m_server.start(serverConfig());
}

void DesktopApp::join(const QUrl& server)
{
    m_cannotHost = false;
    m_server.stop();
    goTo(server);
}

void DesktopApp::goTo(const QUrl& server)
{
    m_client.setServer(server);
    m_client.engine().connectToServer();
}

ops::Config DesktopApp::serverConfig() const
{
    ops::Config config = m_options.serverLine.config;
    // One person, one log: without a profile it is where betlogd keeps it too.
    if (!m_options.isOwnProfile && config.dataFolder == ops::defaultDataFolder())
        config.dataFolder = m_settings.path(u"log"_s);
    if (m_preferences.openToNetwork && config.bind == QHostAddress(QHostAddress::LocalHost))
        config.bind = QHostAddress::Any;
    return config;
}

void DesktopApp::showSample()
{
    ops::Config config;
    config.dataFolder = m_sampleFolder.path();
    config.port = 0;
    m_client.setUser(u"Ada"_s);
    m_window.setSelf(u"Ada"_s);
    m_isSample = true;
    m_server.start(config);
    m_window.note().say(
        tr("A sample: made-up bets, and nothing of it is kept."),
        {{tr("Start your own log"), [this] {
              askWhereTheLogIs();
          }}});
}

void DesktopApp::fillSample(const wire::Welcome& welcome)
{
    const bool isEmpty = welcome.seq == base::Seq();
    if (!m_isSample || !isEmpty || m_client.engine().status().server != m_server.address())
        return;
    const auto bets =
        models::sampleBets(welcome.weekStart, welcome.weekKey, welcome.currency, m_random);
    for (const wire::Mutation& bet : bets)
        m_client.engine().submit(bet);
}

void DesktopApp::askWhereTheLogIs()
{
    widgets::FirstStartDialog dialog(m_preferences.userName, &m_window);
    dialog.exec();
    using Choice = widgets::FirstStartDialog::Choice;
    if (dialog.choice() == Choice::None)
        return; // the window stays as it is; the settings are in its menu
    if (dialog.choice() == Choice::Sample) {
        showSample();
        return;
    }
    const bool joins = dialog.choice() == Choice::Join;
    m_preferences.userName = dialog.userName();
    m_preferences.place = joins ? Settings::Place::Join : Settings::Place::Host;
    m_preferences.server = dialog.server();
    m_saved = m_preferences;
    models::writePreferences(m_saved, m_settings);
    goWhereTheLogIs();
}

void DesktopApp::editSettings(bool toJoin)
{
    widgets::SettingsDialog dialog(m_preferences, hostedAt(), &m_window);
    if (toJoin)
        dialog.askForServer();
    if (dialog.exec() != QDialog::Accepted)
        return;
    const models::Preferences before = std::exchange(m_preferences, dialog.preferences());
    m_saved = models::withChanges(m_saved, before, m_preferences);
    models::writePreferences(m_saved, m_settings);
    applyLook();
    const auto whereabouts = [](const models::Preferences& p) {
        return std::tuple(p.place, p.server, p.openToNetwork);
    };
    if (whereabouts(before) != whereabouts(m_preferences) || m_cannotHost)
        goWhereTheLogIs();
    else if (before.userName != m_preferences.userName)
        takeName();
}

QStringList DesktopApp::hostedAt() const
{
    if (!m_server.isRunning())
        return {};
    if (!m_preferences.openToNetwork)
        return {m_server.address().toString()};
    QStringList addresses;
    for (const QHostAddress& address : QNetworkInterface::allAddresses()) {
        if (!address.isLoopback() && address.protocol() == QAbstractSocket::IPv4Protocol)
            addresses.append(
                u"http://%1:%2"_s.arg(address.toString()).arg(m_server.address().port()));
    }
    return addresses;
}

void DesktopApp::tellHostingFailed(const base::Error& error)
{
    m_cannotHost = true;
    const QString why = error.code == base::ErrorCode::Busy
        ? tr("Betlog is already open with this log. Close the other one, or use it.")
        : tr("The log cannot be hosted here. %1").arg(error.detail);
    m_window.note().say(
        why,
        {{tr("Try again"),
          [this] {
              tryAgain();
          }},
         {tr("Join instead"), [this] {
              editSettings(true);
          }}});
}

void DesktopApp::tryAgain()
{
    if (m_cannotHost)
        goWhereTheLogIs();
}

void DesktopApp::tellHosted(const QUrl& server, quint16 wantedPort)
{
    if (wantedPort != 0 && m_preferences.openToNetwork)
        m_window.notices().tellDone(tr("Port %1 is in use on this computer. The log is at port %2 "
                                       "this time; tell those who join.")
                                        .arg(wantedPort)
                                        .arg(server.port()));
    goTo(server);
}

} // namespace betlog
