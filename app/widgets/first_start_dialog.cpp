// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/first_start_dialog.h"

#include "app/models/preferences.h"
#include "app/widgets/theme.h"
#include "domain/bet_rules.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStyle>
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

[[nodiscard]] QLabel* noteUnder(QLineEdit& field, QWidget* parent)
{
    QLabel* const note = styled({}, u"error"_s, parent);
    note->setObjectName(field.objectName() + u"Complaint"_s);
    note->setTextFormat(Qt::PlainText);
    note->hide();
    return note;
}

void setLook(QWidget& widget, const char* property, const QVariant& value)
{
    widget.setProperty(property, value);
    widget.style()->unpolish(&widget);
    widget.style()->polish(&widget);
}

} // namespace

FirstStartDialog::FirstStartDialog(const QString& userName, QWidget* parent)
    : QDialog(parent)
    , m_name(new QLineEdit(userName, this))
    , m_server(new QLineEdit(this))
{
    m_name->setObjectName(u"name"_s);
    m_server->setObjectName(u"server"_s);
    m_nameNote = noteUnder(*m_name, this);
    m_serverNote = noteUnder(*m_server, this);
    setWindowTitle(tr("Welcome to Betlog"));
    setMinimumWidth(kComfortableWidth);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kWide, space::kWide, space::kWide, space::kWide);
    column->setSpacing(space::kSmall);
    column->addWidget(
        styled(tr("One bet log for your group, the same on every screen."), u"heading"_s, this));
    column->addSpacing(space::kSmall);
    column->addWidget(styled(tr("Your name, as the others know you"), u"muted"_s, this));
    m_name->setAccessibleName(tr("Your name"));
    column->addWidget(m_name);
    column->addWidget(m_nameNote);
    m_host = addChoice(
        *column,
        u"host"_s,
        tr("&Host here"),
        tr("The log is kept on this computer; the others join you."),
        Choice::Host);
    m_join = addChoice(
        *column,
        u"join"_s,
        tr("&Join a server"),
        tr("A friend or a club keeps the log; they give you its address."),
        Choice::Join);
    m_server->setPlaceholderText(u"192.168.1.7:3000"_s);
    m_server->setAccessibleName(tr("Address of the server"));
    m_server->installEventFilter(this);
    connect(m_server, &QLineEdit::textChanged, this, &FirstStartDialog::chooseDefault);
    column->addWidget(m_server);
    column->addWidget(m_serverNote);
    addChoice(
        *column,
        u"sample"_s,
        tr("Just &look"),
        tr("A log of made-up bets; nothing of it is kept."),
        Choice::Sample);
    chooseDefault();
    m_name->setFocus();
}

QPushButton* FirstStartDialog::addChoice(
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
    connect(button, &QPushButton::clicked, this, [this, choice] { choose(choice); });
    column.addWidget(button);
    column.addWidget(styled(text, u"muted"_s, this));
    return button;
}

bool FirstStartDialog::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        QMetaObject::invokeMethod(this, &FirstStartDialog::chooseDefault, Qt::QueuedConnection);
    return QDialog::eventFilter(watched, event);
}

/// Enter does what the primary button says.
void FirstStartDialog::chooseDefault()
{
    const bool joins = m_server->hasFocus() || !m_server->text().trimmed().isEmpty();
    m_host->setDefault(!joins);
    m_join->setDefault(joins);
    setLook(*m_host, "look", joins ? QString() : u"primary"_s);
    setLook(*m_join, "look", joins ? u"primary"_s : QString());
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
    const auto wrong = domain::checkUserName(userName(), {});
    if (choice != Choice::Sample && !wrong.isEmpty()) {
        complain(
            userName().isEmpty() ? tr("Say who you are: your bets carry your name.")
                                 : wrong.first().detail,
            m_name,
            m_nameNote);
        return;
    }
    if (choice == Choice::Join && server().isEmpty()) {
        complain(
            tr("Type the address of the server here, such as 192.168.1.7:3000."),
            m_server,
            m_serverNote);
        return;
    }
    m_choice = choice;
    accept();
}

void FirstStartDialog::complain(const QString& sentence, QLineEdit* field, QLabel* note)
{
    for (QLabel* const other : {m_nameNote, m_serverNote})
        other->setVisible(other == note);
    for (QLineEdit* const other : {m_name, m_server})
        setLook(*other, "invalid", other == field);
    note->setText(sentence);
    field->setFocus();
}

} // namespace betlog::widgets
