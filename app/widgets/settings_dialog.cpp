// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/settings_dialog.h"

#include "app/widgets/theme.h"
#include "domain/bet_rules.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>

namespace betlog::widgets {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kComfortableWidth = 460;
constexpr int kIndent = space::kWide;

[[nodiscard]] QLabel* styled(const QString& text, const QString& look, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setProperty("look", look);
    label->setWordWrap(true);
    return label;
}

[[nodiscard]] QHBoxLayout* indented(QWidget* widget)
{
    auto* row = new QHBoxLayout;
    row->setContentsMargins(kIndent, 0, 0, 0);
    row->addWidget(widget);
    return row;
}

} // namespace

SettingsDialog::SettingsDialog(
    const models::Preferences& preferences, const QStringList& hostedAt, QWidget* parent)
    : QDialog(parent)
    , m_kept(preferences)
{
    setWindowTitle(tr("Settings"));
    setMinimumWidth(kComfortableWidth);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kWide, space::kLarge, space::kWide, space::kLarge);
    column->setSpacing(space::kSmall);
    addPerson(*column);
    addPlace(*column, hostedAt);
    addScreen(*column);
    column->addStretch(1);
    m_complaint = styled({}, u"error"_s, this);
    m_complaint->setObjectName(u"complaint"_s);
    m_complaint->hide();
    column->addWidget(m_complaint);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Ok)->setProperty("look", u"primary"_s);
    connect(buttons, &QDialogButtonBox::accepted, this, &SettingsDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &SettingsDialog::reject);
    column->addWidget(buttons);
    fill(preferences);
}

void SettingsDialog::addPerson(QVBoxLayout& column)
{
    column.addWidget(styled(tr("You"), u"heading"_s, this));
    m_name = new QLineEdit(this);
    m_name->setObjectName(u"name"_s);
    m_name->setPlaceholderText(tr("Your name, as the others know you"));
    m_name->setAccessibleName(tr("Your name"));
    column.addWidget(m_name);
    column.addSpacing(space::kSmall);
}

void SettingsDialog::addPlace(QVBoxLayout& column, const QStringList& hostedAt)
{
    column.addWidget(styled(tr("Where the log is"), u"heading"_s, this));
    m_here = new QRadioButton(tr("&Host here: the log is kept on this computer"), this);
    m_here->setObjectName(u"here"_s);
    column.addWidget(m_here);
    m_open = new QCheckBox(tr("Let others on this &network join"), this);
    m_open->setObjectName(u"open"_s);
    column.addLayout(indented(m_open));
    if (!hostedAt.isEmpty()) {
        const QString reach = m_kept.openToNetwork ? tr("Others join at %1")
                                                   : tr("Only this computer reaches it, at %1");
        QLabel* addresses = styled(reach.arg(hostedAt.join(u", "_s)), u"muted"_s, this);
        addresses->setTextInteractionFlags(Qt::TextSelectableByMouse);
        column.addLayout(indented(addresses));
    }
    m_elsewhere = new QRadioButton(tr("&Join a server: a friend or a club keeps the log"), this);
    m_elsewhere->setObjectName(u"elsewhere"_s);
    column.addWidget(m_elsewhere);
    m_server = new QLineEdit(this);
    m_server->setObjectName(u"server"_s);
    m_server->setPlaceholderText(u"192.168.1.7:3000"_s);
    m_server->setAccessibleName(tr("Address of the server"));
    column.addLayout(indented(m_server));
    column.addSpacing(space::kSmall);
    connect(m_here, &QRadioButton::toggled, this, &SettingsDialog::refresh);
    connect(m_elsewhere, &QRadioButton::toggled, this, &SettingsDialog::refresh);
}

void SettingsDialog::addScreen(QVBoxLayout& column)
{
    column.addWidget(styled(tr("Screen"), u"heading"_s, this));
    m_look = new QComboBox(this);
    m_look->setObjectName(u"look"_s);
    m_look->addItem(tr("Like the desktop"), static_cast<int>(models::Look::Desktop));
    m_look->addItem(tr("Light"), static_cast<int>(models::Look::Light));
    m_look->addItem(tr("Dark"), static_cast<int>(models::Look::Dark));
    m_toastSeconds = new QSpinBox(this);
    m_toastSeconds->setButtonSymbols(QAbstractSpinBox::NoButtons); // ↑ and ↓ count
    m_toastSeconds->setObjectName(u"toastSeconds"_s);
    m_toastSeconds->setRange(1, 30);
    m_toastSeconds->setSuffix(tr(" s"));
    m_reducedMotion = new QCheckBox(tr("Less &motion"), this);
    m_reducedMotion->setObjectName(u"reducedMotion"_s);
    auto* form = new QFormLayout;
    form->setLabelAlignment(Qt::AlignLeft);
    form->addRow(tr("&Theme"), m_look);
    form->addRow(tr("Notices &stay"), m_toastSeconds);
    for (QWidget* const field : std::initializer_list<QWidget*> {m_look, m_toastSeconds})
        form->labelForField(field)->setMinimumHeight(field->sizeHint().height());
    form->addRow(m_reducedMotion);
    column.addLayout(form);
}

void SettingsDialog::fill(const models::Preferences& preferences)
{
    m_name->setText(preferences.userName);
    m_here->setChecked(preferences.place != sync::Settings::Place::Join);
    m_elsewhere->setChecked(preferences.place == sync::Settings::Place::Join);
    m_open->setChecked(preferences.openToNetwork);
    m_server->setText(preferences.server.toString());
    m_look->setCurrentIndex(m_look->findData(static_cast<int>(preferences.look)));
    m_reducedMotion->setChecked(preferences.reducedMotion);
    m_toastSeconds->setValue(preferences.toastSeconds);
    refresh();
}

void SettingsDialog::refresh()
{
    m_open->setEnabled(m_here->isChecked());
    m_server->setEnabled(m_elsewhere->isChecked());
}

void SettingsDialog::askForServer()
{
    m_elsewhere->setChecked(true);
    m_server->setFocus();
    m_server->selectAll();
}

models::Preferences SettingsDialog::preferences() const
{
    models::Preferences chosen = m_kept;
    chosen.userName = m_name->text().trimmed();
    chosen.place =
        m_elsewhere->isChecked() ? sync::Settings::Place::Join : sync::Settings::Place::Host;
    if (const auto server = models::serverFromTyped(m_server->text());
        server && m_server->text() != m_kept.server.toString())
        chosen.server = *server;
    chosen.openToNetwork = m_open->isChecked();
    chosen.look = static_cast<models::Look>(m_look->currentData().toInt());
    chosen.reducedMotion = m_reducedMotion->isChecked();
    chosen.toastSeconds = m_toastSeconds->value();
    return chosen;
}

QString SettingsDialog::complaint() const
{
    const QString name = m_name->text().trimmed();
    if (const auto errors = domain::checkUserName(name, {}); !errors.isEmpty())
        return name.isEmpty() ? tr("Say who you are: your bets carry your name.")
                              : errors.first().detail;
    if (m_elsewhere->isChecked() && !models::serverFromTyped(m_server->text()))
        return tr("This is no address of a server. Try one like 192.168.1.7:3000.");
    return {};
}

void SettingsDialog::accept()
{
    const QString wrong = complaint();
    m_complaint->setText(wrong);
    m_complaint->setVisible(!wrong.isEmpty());
    if (wrong.isEmpty())
        QDialog::accept();
}

} // namespace betlog::widgets
