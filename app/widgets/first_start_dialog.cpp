// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/first_start_dialog.h"

#include "app/models/preferences.h"
#include "app/widgets/theme.h"
#include "domain/bet_rules.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace betlog::widgets {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kComfortableWidth = 440;

[[nodiscard]] QLabel* styled(const QString& text, const QString& look, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    label->setProperty("look", look);
    label->setWordWrap(true);
    return label;
}

} // namespace

FirstStartDialog::FirstStartDialog(const QString& userName, QWidget* parent)
    : QDialog(parent)
    , m_name(new QLineEdit(userName, this))
    , m_server(new QLineEdit(this))
    , m_complaint(styled({}, u"error"_s, this))
{
    setWindowTitle(tr("Welcome to Betlog"));
    setMinimumWidth(kComfortableWidth);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kWide, space::kWide, space::kWide, space::kWide);
    column->setSpacing(space::kSmall);
    column->addWidget(
        styled(tr("One bet log for your group, the same on every screen."), u"heading"_s, this));
    column->addSpacing(space::kSmall);
    column->addWidget(styled(tr("Your name, as the others know you"), u"muted"_s, this));
    m_name->setObjectName(u"name"_s);
    m_name->setAccessibleName(tr("Your name"));
    column->addWidget(m_name);
    addChoice(
        *column,
        u"host"_s,
        tr("&Host here"),
        tr("The log is kept on this computer; the others join you."),
        Choice::Host);
    addChoice(
        *column,
        u"join"_s,
        tr("&Join a server"),
        tr("A friend or a club keeps the log; they give you its address."),
        Choice::Join);
    m_server->setObjectName(u"server"_s);
    m_server->setPlaceholderText(u"192.168.1.7:3000"_s);
    m_server->setAccessibleName(tr("Address of the server"));
    column->addWidget(m_server);
    addChoice(
        *column,
        u"sample"_s,
        tr("Just &look"),
        tr("A log of made-up bets; nothing of it is kept."),
        Choice::Sample);
    m_complaint->setObjectName(u"complaint"_s);
    m_complaint->hide();
    column->addWidget(m_complaint);
    m_name->setFocus();
}

void FirstStartDialog::addChoice(
    QVBoxLayout& column,
    const QString& name,
    const QString& title,
    const QString& text,
    Choice choice)
{
    column.addSpacing(space::kMedium);
    auto* button = new QPushButton(title, this);
    button->setObjectName(name);
    button->setAccessibleDescription(text);
    button->setDefault(choice == Choice::Host);
    if (choice == Choice::Host)
        button->setProperty("look", u"primary"_s);
    connect(button, &QPushButton::clicked, this, [this, choice] { choose(choice); });
    column.addWidget(button);
    column.addWidget(styled(text, u"muted"_s, this));
}

QString FirstStartDialog::userName() const
{
    return m_name->text().trimmed();
}

QUrl FirstStartDialog::server() const
{
    return models::serverFromTyped(m_server->text()).value_or(QUrl());
}

void FirstStartDialog::choose(Choice choice)
{
    if (choice != Choice::Sample && !domain::checkUserName(userName(), {}).isEmpty()) {
        complain(tr("Say who you are: your bets carry your name."), m_name);
        return;
    }
    if (choice == Choice::Join && server().isEmpty()) {
        complain(
            tr("Type the address of the server below “Join”, such as 192.168.1.7:3000."), m_server);
        return;
    }
    m_choice = choice;
    accept();
}

void FirstStartDialog::complain(const QString& sentence, QLineEdit* field)
{
    m_complaint->setText(sentence);
    m_complaint->show();
    field->setFocus();
}

} // namespace betlog::widgets
