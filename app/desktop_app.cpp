// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/desktop_app.h"

#include "app/models/sample_log.h"
#include "app/widgets/first_start_dialog.h"
#include "app/widgets/import_flow.h"
#include "app/widgets/settings_dialog.h"
#include "domain/catalog.h"
#include "wire/catalog_json.h"

#include <QApplication>
#include <QFile>
#include <QMessageBox>
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
[[nodiscard]] models::Preferences chosen(const Settings& settings, const DesktopOptions& options)
{
    models::Preferences preferences = models::readPreferences(settings);
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
    , m_preferences(chosen(m_settings, options))
    , m_catalog(builtInCatalog())
    , m_client(m_settings.clientId(m_random))
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
    connect(&m_server, &EmbeddedServer::started, this, &DesktopApp::goTo);
    connect(&m_server, &EmbeddedServer::failed, this, &DesktopApp::tellHostingFailed);
    connect(
        &m_window,
        &widgets::MainWindow::importWanted,
        &m_imports,
        &widgets::ImportFlow::chooseFile);
    connect(&m_window, &widgets::MainWindow::settingsWanted, this, &DesktopApp::editSettings);
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

void DesktopApp::goWhereTheLogIs()
{
    m_client.setUser(m_preferences.userName);
    m_window.setSelf(m_preferences.userName);
    if (m_preferences.place == Settings::Place::Join) {
        m_server.stop();
        goTo(m_preferences.server);
    } else {
        m_server.start(serverConfig());
    }
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
    m_server.start(config);
    connect(
        &m_client.engine(),
        &sync::SyncEngine::welcomed,
        this,
        [this](const wire::Welcome& welcome) {
            const auto bets =
                models::sampleBets(welcome.weekStart, welcome.weekKey, welcome.currency, m_random);
            for (const wire::Mutation& bet : bets)
                m_client.engine().submit(bet);
        },
        static_cast<Qt::ConnectionType>(Qt::AutoConnection | Qt::SingleShotConnection));
}

void DesktopApp::askWhereTheLogIs()
{
    widgets::FirstStartDialog dialog(m_preferences.userName, &m_window);
    dialog.exec();
    using Choice = widgets::FirstStartDialog::Choice;
    if (dialog.choice() == Choice::None)
        return; // the window stays, offline; the settings are in its menu
    if (dialog.choice() == Choice::Sample) {
        showSample();
        return;
    }
    const bool joins = dialog.choice() == Choice::Join;
    m_preferences.userName = dialog.userName();
    m_preferences.place = joins ? Settings::Place::Join : Settings::Place::Host;
    m_preferences.server = dialog.server();
    models::writePreferences(m_preferences, m_settings);
    goWhereTheLogIs();
}

void DesktopApp::editSettings()
{
    widgets::SettingsDialog dialog(m_preferences, hostedAt(), &m_window);
    if (dialog.exec() != QDialog::Accepted)
        return;
    const models::Preferences before = std::exchange(m_preferences, dialog.preferences());
    models::writePreferences(m_preferences, m_settings);
    applyLook();
    const auto whereabouts = [](const models::Preferences& p) {
        return std::tuple(p.place, p.server, p.openToNetwork, p.userName);
    };
    if (whereabouts(before) != whereabouts(m_preferences))
        goWhereTheLogIs();
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
    auto* box = new QMessageBox(
        QMessageBox::Warning,
        tr("The log cannot be hosted here"),
        error.detail,
        QMessageBox::Ok,
        &m_window);
    box->setTextFormat(Qt::PlainText);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

} // namespace betlog
