// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/diagnostics_actions.h"

#include "app/models/simulated_messages.h"
#include "app/sync/sync_logging.h"
#include "app/widgets/send_field.h"
#include "app/widgets/theme.h"

#include <QFontDatabase>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

namespace betlog::widgets {

using namespace Qt::Literals::StringLiterals;
using sync::ConnectionState;
using sync::OfflineReason;

DiagnosticsActions::DiagnosticsActions(const base::Clock& clock, QWidget* parent)
    : QWidget(parent)
    , m_clock(clock)
    , m_connect(addButton(u"connect"_s, tr("Connect"), tr("Wants a connection from now on")))
    , m_disconnect(
          addButton(u"disconnect"_s, tr("Disconnect"), tr("Stays offline until you connect again")))
    , m_ping(addButton(u"ping"_s, tr("Ping"), tr("Measures one round trip to the server")))
    , m_poll(addButton(u"poll"_s, tr("Poll"), tr("Asks for changes over HTTP, once, now")))
    , m_cut(addButton(
          u"cut"_s, tr("Cut the line"), tr("Drops the connection as a broken network would")))
    , m_simulate(addButton(
          u"simulate"_s,
          tr("Simulate…"),
          tr("Shows what a message of the server does; nothing of it is stored")))
    , m_simulations(new QMenu(m_simulate))
    , m_debug(addButton(
          u"debug"_s,
          tr("Debug log"),
          tr("What is written to the program's own log, from now on until it ends")))
    , m_categories(new QMenu(m_debug))
    , m_send(new SendField(this))
{
    auto* const buttons = new QHBoxLayout;
    buttons->setSpacing(space::kSmall);
    for (QPushButton* const button :
         {m_connect, m_disconnect, m_ping, m_poll, m_cut, m_simulate, m_debug})
        buttons->addWidget(button);
    buttons->addStretch();
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kSmall);
    column->addLayout(buttons);
    column->addWidget(makeSender());

    m_simulations->setToolTipsVisible(true);
    m_simulate->setMenu(m_simulations);
    m_debug->setMenu(m_categories);
    connect(m_categories, &QMenu::aboutToShow, this, &DiagnosticsActions::fillDebug);
    connect(m_simulations, &QMenu::aboutToShow, this, &DiagnosticsActions::fillSimulations);
    connect(m_connect, &QPushButton::clicked, this, &DiagnosticsActions::connectRequested);
    connect(m_disconnect, &QPushButton::clicked, this, &DiagnosticsActions::disconnectRequested);
    connect(m_ping, &QPushButton::clicked, this, &DiagnosticsActions::pingRequested);
    connect(m_poll, &QPushButton::clicked, this, &DiagnosticsActions::pollRequested);
    connect(m_cut, &QPushButton::clicked, this, &DiagnosticsActions::cutRequested);
    setStatus({});
}

QPushButton*
DiagnosticsActions::addButton(const QString& name, const QString& text, const QString& meaning)
{
    auto* const button = new QPushButton(text, this);
    button->setObjectName(name);
    button->setToolTip(meaning);
    return button;
}

QWidget* DiagnosticsActions::makeSender()
{
    auto* const sender = new QWidget(this);
    m_send->setObjectName(u"message"_s);
    m_send->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_send->setPlaceholderText(uR"({"type":"ping"})"_s);
    m_send->setAccessibleName(tr("Message to send"));
    m_send->setToolTip(tr("A message typed by hand. Enter sends it, Up brings back the last one."));
    auto* const send = new QPushButton(tr("Send"), sender);
    send->setObjectName(u"send"_s);
    auto* const row = new QHBoxLayout(sender);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kSmall);
    row->addWidget(m_send, 1);
    row->addWidget(send);
    connect(send, &QPushButton::clicked, m_send, &SendField::submit);
    connect(m_send, &SendField::submitted, this, &DiagnosticsActions::sendRequested);
    return sender;
}

/// Written when it is opened, so that the messages carry the time of now.
void DiagnosticsActions::fillSimulations()
{
    m_simulations->clear();
    for (const models::SimulatedMessage& each : models::simulatedMessages(m_clock.now())) {
        QAction* const action = m_simulations->addAction(each.name);
        action->setToolTip(each.meaning);
        connect(action, &QAction::triggered, this, [this, message = each.message]() {
            emit simulateRequested(message);
        });
    }
}

void DiagnosticsActions::fillDebug()
{
    m_categories->clear();
    for (const QString& category : sync::debugCategories()) {
        QAction* const action = m_categories->addAction(category);
        action->setCheckable(true);
        action->setChecked(sync::isDebugEnabled(category));
        connect(action, &QAction::toggled, this, [category](bool on) {
            sync::setDebugEnabled(category, on);
        });
    }
}

void DiagnosticsActions::setStatus(const sync::ConnectionStatus& status)
{
    const bool unwanted = status.state == ConnectionState::Offline
        && (status.reason == OfflineReason::Unwanted || status.reason == OfflineReason::None);
    const bool open =
        status.state == ConnectionState::Live || status.state == ConnectionState::CatchingUp;
    m_connect->setEnabled(status.state == ConnectionState::Offline);
    m_disconnect->setEnabled(!unwanted);
    m_cut->setEnabled(open);
    const bool asks = open || status.state == ConnectionState::Polling;
    m_ping->setEnabled(asks);
    m_poll->setEnabled(asks);
}

} // namespace betlog::widgets
